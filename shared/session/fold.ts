import { evolveAttendance, initialAttendance } from './attendance.ts'
import { evolveDemoRuns, forgetRuns, initialDemoRuns, loseRuns } from './demo-runs.ts'
import { evolveDemos, initialDemos } from './demos.ts'
import { evolveDoor, initialDoor } from './door.ts'
import type { Envelope } from './envelope.ts'
import { evolveFloor } from './floor.ts'
import { evolveGroups, initialGroups } from './groups.ts'
import { evolveHelp, initialHelp } from './help.ts'
import { evolveLifecycle } from './lifecycle.ts'
import { evolveNudges, initialNudges } from './nudges.ts'
import { resumed } from './quiz/countdown.ts'
import { evolveQuiz } from './quiz/quiz.ts'
import { initialQuizzes } from './quiz/state.ts'
import { evolveRoster, initialRoster } from './roster.ts'
import type { SessionState } from './session.ts'
import { evolveStage, initialStage } from './stage.ts'
import { evolveTalk, initialTalk } from './talk/talk.ts'
import { evolveTeams, initialTeams } from './teams.ts'
import { evolveTiming, initialTiming } from './timing.ts'
import { initialWork } from './work/state.ts'
import { evolveWork } from './work/work.ts'

/**
 * Folds one entry into the state. `undefined` is the state before the first entry.
 * @throws Error when the entry cannot follow the state: the log is damaged or was written by a newer version.
 */
export function evolve(state: SessionState | undefined, entry: Envelope): SessionState {
  const expected = (state?.seq ?? 0) + 1
  if (entry.seq !== expected) throw new Error(`entry ${entry.seq} where ${expected} was expected`)
  const lifecycle = evolveLifecycle(state?.lifecycle, entry)
  const { event } = entry
  const base: SessionState = state
    ? {
        ...state,
        seq: entry.seq,
        at: entry.at,
        lifecycle,
        quizzes: resumed(state.quizzes, state.at, entry.at),
      }
    : {
        seq: entry.seq,
        at: entry.at,
        lifecycle,
        roster: initialRoster,
        door: initialDoor,
        floor: { driver: lifecycle.host },
        stage: { ...initialStage, since: entry.at },
        attendance: initialAttendance,
        demos: initialDemos,
        work: initialWork,
        teams: initialTeams,
        quizzes: initialQuizzes,
        help: initialHelp,
        demoRuns: initialDemoRuns,
        talk: initialTalk,
        timing: initialTiming,
        nudges: initialNudges,
        groups: initialGroups,
      }
  switch (event.type) {
    case 'session.opened':
      return base
    case 'session.ended':
      return { ...base, demoRuns: loseRuns(base.demoRuns) }
    case 'session.started':
      return { ...base, stage: { ...base.stage, since: entry.at } }
    case 'person.joined':
    case 'person.renamed':
    case 'person.admitted':
    case 'person.removed':
      return { ...base, roster: evolveRoster(base.roster, event, entry.at) }
    case 'room.locked':
    case 'room.waiting-set':
    case 'invitations.renewed':
      return { ...base, door: evolveDoor(base.door, event) }
    case 'floor.given':
      return { ...base, floor: evolveFloor(base.floor, event) }
    case 'slide.shown':
    case 'screen.blacked':
      return { ...base, stage: evolveStage(base.stage, event, entry.at) }
    case 'demo.closed':
      return {
        ...base,
        demos: evolveDemos(base.demos, event),
        demoRuns: forgetRuns(base.demoRuns, event.demo),
      }
    case 'demo.run-started':
    case 'demo.output-added':
    case 'demo.run-ended':
    case 'demo.run-cleared':
      return { ...base, demoRuns: evolveDemoRuns(base.demoRuns, event, entry.at) }
    case 'demo.opened':
    case 'demo.shown':
    case 'demo.opened-up':
    case 'demo.offered':
    case 'demo.lent':
    case 'demo.returned':
      return { ...base, demos: evolveDemos(base.demos, event) }
    case 'exercise.begun':
    case 'exercise.left':
    case 'exercise.step-set':
    case 'exercise.solution-released':
    case 'work.opened':
    case 'work.ran':
    case 'work.checked':
    case 'work.noted':
    case 'work.hint-opened':
    case 'work.submitted':
    case 'work.verified':
    case 'work.verify-failed':
    case 'work.caught-up':
      return { ...base, work: evolveWork(base.work, event, entry.at) }
    case 'teams.formed':
    case 'teams.dissolved':
      return { ...base, teams: evolveTeams(base.teams, event) }
    case 'help.asked':
    case 'help.cancelled':
    case 'help.claimed':
    case 'help.released':
    case 'help.noted':
    case 'help.resolved':
      return { ...base, help: evolveHelp(base.help, event, entry.at) }
    case 'attendance.noted':
      return { ...base, attendance: evolveAttendance(base.attendance, event) }
    case 'quiz.opened':
    case 'quiz.shown':
    case 'quiz.live-set':
    case 'quiz.finished':
    case 'poll.opened':
    case 'question.opened':
    case 'question.shown':
    case 'question.closed':
    case 'question.extended':
    case 'question.discussed':
    case 'question.asked-again':
    case 'question.revealed':
    case 'answer.given':
    case 'ballot.cast':
    case 'extra-time.set':
    case 'countdown.ticked':
      return { ...base, quizzes: evolveQuiz(base.quizzes, event, entry.at) }
    case 'ask.submitted':
    case 'ask.voted':
    case 'ask.settled':
    case 'asks.moderated':
    case 'ask.pinned':
    case 'hand.raised':
    case 'hand.lowered':
    case 'hands.lowered':
    case 'pace.said':
    case 'announcement.made':
    case 'announcement.withdrawn':
      return { ...base, talk: evolveTalk(base.talk, event, entry.at) }
    case 'timer.set':
    case 'timer.stopped':
    case 'class.held':
    case 'class.resumed':
      return { ...base, timing: evolveTiming(base.timing, event, entry.at) }
    case 'nudge.sent':
    case 'nudge.answered':
      return { ...base, nudges: evolveNudges(base.nudges, event, entry.at) }
    case 'group.set':
      return { ...base, groups: evolveGroups(base.groups, event) }
    default:
      throw new Error(`this release does not know the event ${(event as { type: unknown }).type}`)
  }
}

/** The state after a whole log; `undefined` for an empty one. */
export function fold(entries: Iterable<Envelope>, from?: SessionState): SessionState | undefined {
  let state = from
  for (const entry of entries) state = evolve(state, entry)
  return state
}
