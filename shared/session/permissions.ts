import type { Demo } from './demos.ts'
import type { Member, Role } from './roster.ts'
import type { SessionCommand } from './session.ts'

/** The audiences that the server tells apart: a role, or somebody who has not been let in yet. */
export type Audience = 'instructor' | 'ta' | 'learner' | 'observer' | 'waiting'

const STAFF: readonly Role[] = ['instructor', 'ta']
const INSTRUCTORS: readonly Role[] = ['instructor']
const LEARNERS: readonly Role[] = ['learner']
const STAFF_AND_LEARNERS: readonly Role[] = [...STAFF, 'learner']

/**
 * The one table of rights. `self`: everybody may do it to themselves; `system`: only the server may do it.
 * Rules that depend on more than the role (who has the floor) are in the feature that they belong to.
 */
export const RIGHTS: Record<SessionCommand['type'], { roles: readonly Role[]; self?: boolean }> = {
  'session.start': { roles: INSTRUCTORS },
  'session.end': { roles: INSTRUCTORS },
  'session.expire': { roles: [] },
  'person.join': { roles: [] },
  'person.rename': { roles: STAFF, self: true },
  'person.erase': { roles: [] },
  'person.admit': { roles: STAFF },
  'person.admit-all': { roles: STAFF },
  'person.remove': { roles: STAFF },
  'room.lock': { roles: INSTRUCTORS },
  'room.set-waiting': { roles: INSTRUCTORS },
  'invitations.renew': { roles: INSTRUCTORS },
  'floor.give': { roles: STAFF },
  'floor.take': { roles: INSTRUCTORS },
  'slide.show': { roles: STAFF },
  'screen.black': { roles: STAFF },
  'attendance.note': { roles: [] },
  'demo.open': { roles: STAFF },
  'demo.show': { roles: STAFF },
  'demo.close': { roles: STAFF },
  'demo.open-up': { roles: STAFF },
  'demo.lend': { roles: STAFF },
  'demo.accept': { roles: LEARNERS },
  'demo.decline': { roles: LEARNERS },
  'demo.take-back': { roles: STAFF },
  'exercise.begin': { roles: STAFF },
  'exercise.leave': { roles: STAFF },
  'exercise.set-step': { roles: STAFF },
  'exercise.release-solution': { roles: STAFF },
  'work.open': { roles: LEARNERS },
  'work.report-run': { roles: LEARNERS },
  'work.report-checks': { roles: LEARNERS },
  'work.set-note': { roles: LEARNERS },
  'work.open-hint': { roles: LEARNERS },
  'work.submit': { roles: LEARNERS },
  'work.catch-up': { roles: LEARNERS },
  'work.verify': { roles: [] },
  'timer.set': { roles: STAFF },
  'timer.stop': { roles: STAFF },
  'class.hold': { roles: STAFF },
  'class.resume': { roles: STAFF },
  'nudge.send': { roles: STAFF },
  'nudge.answer': { roles: LEARNERS },
  'group.set': { roles: STAFF },
  'teams.form': { roles: STAFF },
  'teams.dissolve': { roles: STAFF },
  'quiz.open': { roles: STAFF },
  'quiz.show': { roles: STAFF },
  'quiz.set-live': { roles: STAFF },
  'quiz.finish': { roles: STAFF },
  'poll.open': { roles: STAFF },
  'question.show': { roles: STAFF },
  'question.close': { roles: STAFF },
  'question.extend': { roles: STAFF },
  'question.reveal': { roles: STAFF },
  'question.discuss': { roles: STAFF },
  'question.ask-again': { roles: STAFF },
  'answer.give': { roles: LEARNERS },
  'person.set-extra-time': { roles: STAFF },
  'countdown.tick': { roles: [] },
  'ballots.abandon': { roles: [] },
  'help.ask': { roles: ['learner'] },
  'help.cancel': { roles: ['learner'] },
  'help.claim': { roles: STAFF },
  'help.release': { roles: STAFF },
  'help.hand-over': { roles: STAFF },
  'help.note': { roles: STAFF },
  'help.resolve': { roles: STAFF },
  'demo.run': { roles: STAFF_AND_LEARNERS },
  'demo.output': { roles: STAFF_AND_LEARNERS },
  'demo.run-end': { roles: STAFF_AND_LEARNERS },
  'demo.clear-run': { roles: STAFF_AND_LEARNERS },
  'demo.lose-run': { roles: [] },
  'ask.submit': { roles: LEARNERS },
  'ask.vote': { roles: LEARNERS },
  'ask.withdraw': { roles: LEARNERS },
  'ask.settle': { roles: STAFF },
  'asks.moderate': { roles: STAFF },
  'ask.pin': { roles: STAFF },
  'hand.raise': { roles: LEARNERS },
  'hand.lower': { roles: STAFF, self: true },
  'hands.lower-all': { roles: STAFF },
  'pace.say': { roles: LEARNERS },
  'announcement.make': { roles: STAFF },
  'announcement.withdraw': { roles: STAFF },
}

/** Rights to what is asked for over HTTP about a session. */
export const READS = {
  deck: ['instructor', 'ta', 'learner', 'observer'],
  'staff-deck': STAFF,
  attendance: STAFF,
  'quiz-results': STAFF,
  'class-report': STAFF,
  log: STAFF,
  'own-quiz-results': LEARNERS,
  'own-data': LEARNERS,
  replay: ['instructor', 'ta', 'learner', 'observer'],
  'staff-replay': STAFF,
  missed: LEARNERS,
  invitations: INSTRUCTORS,
} as const satisfies Record<string, readonly Role[]>

export function mayRead(role: Role, what: keyof typeof READS): boolean {
  return (READS[what] as readonly Role[]).includes(role)
}

export const isStaff = (role: Role): boolean => STAFF.includes(role)

/** Whether somebody who is in the room may type in a live demo: the staff, and the learners to whom it is given. */
export function mayTypeInDemo(
  { id, role, standing }: Pick<Member, 'id' | 'role' | 'standing'>,
  { everybody, lentTo }: Pick<Demo, 'everybody' | 'lentTo'>,
): boolean {
  if (standing !== 'in') return false
  return isStaff(role) || (role === 'learner' && (everybody || lentTo === id))
}
