import * as z from 'zod'
import { ok } from '../result.ts'
import {
  type AttendanceCommand,
  type AttendanceState,
  decideAttendance,
  evolveAttendance,
  initialAttendance,
} from './attendance.ts'
import { checkRights, protectHost } from './check-rights.ts'
import type { DecideContext, Decision } from './context.ts'
import {
  type DemoRunCommand,
  type DemoRunsState,
  decideDemoRuns,
  demoRunCommand,
  evolveDemoRuns,
  forgetRuns,
  initialDemoRuns,
  loseRuns,
} from './demo-runs.ts'
import {
  type DemoCommand,
  type DemosState,
  decideDemos,
  demoCommand,
  demosOf,
  evolveDemos,
  initialDemos,
} from './demos.ts'
import { type DoorCommand, type DoorState, decideDoor, doorCommand, evolveDoor, initialDoor } from './door.ts'
import type { Envelope } from './envelope.ts'
import type { SessionEvent } from './events.ts'
import { decideFloor, evolveFloor, type FloorCommand, type FloorState, floorCommand } from './floor.ts'
import {
  decideHelp,
  evolveHelp,
  type HelpCommand,
  type HelpState,
  helpCommand,
  initialHelp,
  withoutPerson,
} from './help.ts'
import {
  decideLifecycle,
  evolveLifecycle,
  type LifecycleCommand,
  type LifecycleState,
  lifecycleCommand,
} from './lifecycle.ts'
import { type QuizCommand, quizCommand } from './quiz/commands.ts'
import { resumed } from './quiz/countdown.ts'
import { decideQuiz, evolveQuiz, finishAll } from './quiz/quiz.ts'
import { initialQuizzes, type QuizzesState } from './quiz/state.ts'
import { refuse } from './rejection.ts'
import {
  decideRoster,
  evolveRoster,
  initialRoster,
  type RosterCommand,
  type RosterState,
  rosterCommand,
} from './roster.ts'
import {
  decideStage,
  evolveStage,
  initialStage,
  type StageCommand,
  type StageState,
  stageCommand,
} from './stage.ts'
import {
  decideTalk,
  evolveTalk,
  initialTalk,
  type TalkCommand,
  type TalkState,
  talkCommand,
} from './talk/talk.ts'
import {
  decideTeams,
  evolveTeams,
  initialTeams,
  type TeamsCommand,
  type TeamsState,
  teamsCommand,
} from './teams.ts'
import { decideWork, evolveWork, initialWork, type WorkCommand, type WorkState, workCommand } from './work.ts'

/** The live state of one session: the fold of its log. `seq` is the number of the last entry folded. */
export interface SessionState {
  seq: number
  at: number
  lifecycle: LifecycleState
  roster: RosterState
  door: DoorState
  floor: FloorState
  stage: StageState
  attendance: AttendanceState
  demos: DemosState
  work: WorkState
  teams: TeamsState
  quizzes: QuizzesState
  help: HelpState
  demoRuns: DemoRunsState
  talk: TalkState
}

/** The commands that a client may send over the socket; everything else is refused as malformed. */
export const clientCommand = z.discriminatedUnion('type', [
  lifecycleCommand,
  rosterCommand,
  doorCommand,
  floorCommand,
  stageCommand,
  demoCommand,
  workCommand,
  teamsCommand,
  quizCommand,
  helpCommand,
  demoRunCommand,
  talkCommand,
])
export type ClientCommand = z.infer<typeof clientCommand>

export type SessionCommand =
  | LifecycleCommand
  | RosterCommand
  | DoorCommand
  | FloorCommand
  | StageCommand
  | AttendanceCommand
  | DemoCommand
  | WorkCommand
  | TeamsCommand
  | QuizCommand
  | HelpCommand
  | DemoRunCommand
  | TalkCommand

/** Decides a command against a state: the events to write, or why not. Pure; checks rights first. */
export function decide(
  recorded: SessionState,
  command: SessionCommand,
  ctx: DecideContext,
): Decision<SessionEvent> {
  const state = { ...recorded, quizzes: resumed(recorded.quizzes, recorded.at, ctx.now) }
  if (state.lifecycle.phase === 'ended' && command.type !== 'attendance.note') {
    return refuse('ended', 'The session has ended.')
  }
  const denied = checkRights(state, command, ctx)
  if (denied) return denied
  switch (command.type) {
    case 'session.start':
      return decideLifecycle(state.lifecycle, command, ctx)
    case 'session.end':
    case 'session.expire': {
      const end = decideLifecycle(state.lifecycle, command, ctx)
      return end.ok ? ok([...finishAll(state.quizzes, ctx), ...end.value]) : end
    }
    case 'person.join':
    case 'person.rename':
    case 'person.admit':
    case 'person.admit-all':
    case 'person.remove':
      return protectHost(state, command) ?? reclaim(state, decideRoster(state.roster, state.door, command))
    case 'room.lock':
    case 'room.set-waiting':
    case 'invitations.renew':
      return decideDoor(state.door, command)
    case 'floor.give':
    case 'floor.take':
      return decideFloor(state.floor, state.roster, command, ctx)
    case 'slide.show':
    case 'screen.black':
      return decideStage(state.stage, state.lifecycle, state.floor, command, ctx)
    case 'demo.open':
    case 'demo.show':
    case 'demo.close':
    case 'demo.open-up':
    case 'demo.lend':
    case 'demo.accept':
    case 'demo.decline':
    case 'demo.take-back':
      return decideDemos(state.demos, state.roster, command, ctx)
    case 'exercise.begin':
    case 'exercise.leave':
    case 'work.open':
    case 'work.report-run':
      return decideWork(state.work, command, ctx, teamOf(state, ctx))
    case 'teams.form':
    case 'teams.dissolve':
      return decideTeams(state.teams, state.roster, command)
    case 'help.ask':
    case 'help.cancel':
    case 'help.claim':
    case 'help.release':
    case 'help.hand-over':
    case 'help.note':
    case 'help.resolve':
      return decideHelp(state.help, state.roster, command, ctx)
    case 'demo.run':
    case 'demo.output':
    case 'demo.run-end':
    case 'demo.clear-run':
    case 'demo.lose-run':
      return decideDemoRuns(state.demoRuns, state.demos, state.roster, command, ctx)
    case 'attendance.note':
      return decideAttendance(state.attendance, state.lifecycle, command)
    case 'quiz.open':
    case 'quiz.show':
    case 'quiz.set-live':
    case 'quiz.finish':
    case 'poll.open':
    case 'question.show':
    case 'question.close':
    case 'question.extend':
    case 'question.reveal':
    case 'question.discuss':
    case 'question.ask-again':
    case 'answer.give':
    case 'person.set-extra-time':
    case 'countdown.tick':
    case 'ballots.abandon':
      return decideQuiz(state.quizzes, state.roster, command, ctx)
    case 'ask.submit':
    case 'ask.vote':
    case 'ask.withdraw':
    case 'ask.settle':
    case 'asks.moderate':
    case 'ask.pin':
    case 'hand.raise':
    case 'hand.lower':
    case 'hands.lower-all':
    case 'pace.say':
    case 'announcement.make':
    case 'announcement.withdraw':
      return decideTalk(state.talk, state.stage.slide, command, ctx)
  }
}

function teamOf({ teams }: SessionState, { actor }: DecideContext) {
  return actor.kind === 'participant' ? teams.of.get(actor.id) : undefined
}

/**
 * What somebody had goes back when they are put out of the room: the floor to the host, live demos to the staff,
 * those whom they were helping into the queue.
 * The link by which invited people came in becomes worthless, or they would come in by it again.
 */
function reclaim(state: SessionState, decision: Decision<SessionEvent>): Decision<SessionEvent> {
  if (!decision.ok) return decision
  const returned = decision.value.flatMap((event): SessionEvent[] => {
    if (event.type !== 'person.removed') return []
    const demos = demosOf(state.demos, event.participant)
    return [
      ...(event.participant === state.floor.driver
        ? [{ type: 'floor.given' as const, to: state.lifecycle.host }]
        : []),
      ...(state.roster.members.get(event.participant)?.role === 'learner'
        ? []
        : [{ type: 'invitations.renewed' as const }]),
      ...withoutPerson(state.help, event.participant),
      ...demos.map((demo) => ({ type: 'demo.returned' as const, demo, from: event.participant })),
    ]
  })
  return ok([...decision.value, ...returned])
}

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
    case 'work.opened':
    case 'work.ran':
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
