import type { Actor, Envelope } from '../session/envelope.ts'
import type { SessionEvent } from '../session/events.ts'

type EventType = SessionEvent['type']

/** An entry of a session's log as it is given to programs. */
export interface ToldEntry {
  seq: number
  /** ms since the epoch, the server's clock */
  at: number
  type: EventType
  /** Absent where nobody is told who did it. */
  actor?: Actor
  /** The event's own fields, without names of people. */
  body: Record<string, unknown>
}

/**
 * How an event is told: as it is, without whose it is, or not at all. Staff see no more of it live, so a program of
 * theirs gets no more either.
 */
type Telling = 'whole' | 'of-nobody' | 'never'

const TELLING: Record<EventType, Telling> = {
  'session.opened': 'whole',
  'session.started': 'whole',
  'session.ended': 'whole',
  'person.joined': 'whole',
  'person.renamed': 'whole',
  'person.admitted': 'whole',
  'person.removed': 'whole',
  'room.locked': 'whole',
  'room.waiting-set': 'whole',
  'invitations.renewed': 'whole',
  'floor.given': 'whole',
  'slide.shown': 'whole',
  'screen.blacked': 'whole',
  'attendance.noted': 'whole',
  'demo.opened': 'whole',
  'demo.shown': 'whole',
  'demo.closed': 'whole',
  'demo.opened-up': 'whole',
  'demo.offered': 'whole',
  'demo.lent': 'whole',
  'demo.returned': 'whole',
  'demo.run-started': 'whole',
  'demo.output-added': 'whole',
  'demo.run-ended': 'whole',
  'demo.run-cleared': 'whole',
  'exercise.begun': 'whole',
  'exercise.left': 'whole',
  'exercise.step-set': 'whole',
  'exercise.solution-released': 'whole',
  'work.opened': 'whole',
  'work.ran': 'whole',
  'work.checked': 'whole',
  'work.noted': 'whole',
  'work.hint-opened': 'whole',
  'work.submitted': 'whole',
  'work.verified': 'whole',
  'work.verify-failed': 'whole',
  'work.caught-up': 'whole',
  'teams.formed': 'whole',
  'teams.dissolved': 'whole',
  'quiz.opened': 'whole',
  'poll.opened': 'whole',
  'quiz.shown': 'whole',
  'quiz.live-set': 'whole',
  'quiz.finished': 'whole',
  'question.opened': 'whole',
  'question.shown': 'whole',
  'question.closed': 'whole',
  'question.extended': 'whole',
  'question.discussed': 'whole',
  'question.asked-again': 'whole',
  'question.revealed': 'whole',
  'answer.given': 'whole',
  // One vote with its time, beside entries with names and times: whose it is could be guessed.
  'ballot.cast': 'never',
  'extra-time.set': 'whole',
  // Says only that the server lives.
  'countdown.ticked': 'never',
  'help.asked': 'whole',
  'help.cancelled': 'whole',
  'help.claimed': 'whole',
  'help.released': 'whole',
  'help.noted': 'whole',
  'help.resolved': 'whole',
  // Of an anonymous question nobody is told whose it is; of others it is (see `tellingOf`).
  'ask.submitted': 'whole',
  'ask.voted': 'of-nobody',
  'ask.settled': 'whole',
  'asks.moderated': 'whole',
  'ask.pinned': 'whole',
  'hand.raised': 'whole',
  'hand.lowered': 'whole',
  'hands.lowered': 'whole',
  'pace.said': 'of-nobody',
  'announcement.made': 'whole',
  'announcement.withdrawn': 'whole',
  'timer.set': 'whole',
  'timer.stopped': 'whole',
  'class.held': 'whole',
  'class.resumed': 'whole',
  'nudge.sent': 'whole',
  'nudge.answered': 'whole',
  'group.set': 'whole',
}

/** Types of events that programs may ask for. */
export const TOLD_TYPES = (Object.keys(TELLING) as EventType[]).filter((type) => TELLING[type] !== 'never')

/** Fields that say whose an event is, where nobody is told. */
const PERSON_FIELDS: readonly string[] = ['by', 'participant']

/** @returns undefined for an entry that is not told */
export function toldEntry({ seq, at, actor, event }: Envelope): ToldEntry | undefined {
  const telling = tellingOf(event)
  if (telling === 'never') return undefined
  const ofNobody = telling === 'of-nobody'
  const hidden = ofNobody ? PERSON_FIELDS : event.type.startsWith('person.') ? ['name', 'account'] : []
  const fields = Object.entries(event).filter(([field]) => field !== 'type' && !hidden.includes(field))
  return { seq, at, type: event.type, ...(ofNobody ? {} : { actor }), body: Object.fromEntries(fields) }
}

function tellingOf(event: SessionEvent): Telling {
  if (event.type === 'ask.submitted' && event.anonymous) return 'of-nobody'
  // Only its author withdraws a question, and it may be anonymous.
  if (event.type === 'ask.settled' && event.phase === 'withdrawn') return 'of-nobody'
  return TELLING[event.type]
}
