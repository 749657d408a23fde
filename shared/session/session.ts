import * as z from 'zod'
import { ok } from '../result.ts'
import { type AttendanceCommand, type AttendanceState, decideAttendance } from './attendance.ts'
import { checkRights, protectHost } from './check-rights.ts'
import type { DecideContext, Decision } from './context.ts'
import { type DemoRunCommand, type DemoRunsState, decideDemoRuns, demoRunCommand } from './demo-runs.ts'
import { type DemoCommand, type DemosState, decideDemos, demoCommand, demosOf } from './demos.ts'
import { type DoorCommand, type DoorState, decideDoor, doorCommand } from './door.ts'
import type { SessionEvent } from './events.ts'
import { decideFloor, type FloorCommand, type FloorState, floorCommand } from './floor.ts'
import { decideGroups, type GroupCommand, type GroupsState, groupCommand } from './groups.ts'
import { decideHelp, type HelpCommand, type HelpState, helpCommand, withoutPerson } from './help.ts'
import { decideLifecycle, type LifecycleCommand, type LifecycleState, lifecycleCommand } from './lifecycle.ts'
import { decideNudges, type NudgeCommand, type NudgesState, nudgeCommand } from './nudges.ts'
import { type QuizCommand, quizCommand } from './quiz/commands.ts'
import { resumed } from './quiz/countdown.ts'
import { decideQuiz, finishAll } from './quiz/quiz.ts'
import type { QuizzesState } from './quiz/state.ts'
import { refuse } from './rejection.ts'
import { decideRoster, type RosterCommand, type RosterState, rosterCommand } from './roster.ts'
import { decideStage, type StageCommand, type StageState, stageCommand } from './stage.ts'
import { decideTalk, type TalkCommand, type TalkState, talkCommand } from './talk/talk.ts'
import { decideTeams, type TeamsCommand, type TeamsState, teamsCommand } from './teams.ts'
import { decideTiming, type TimingCommand, type TimingState, timingCommand } from './timing.ts'
import { type VerifyCommand, type WorkCommand, workCommand } from './work/commands.ts'
import type { WorkState } from './work/state.ts'
import { decideWork } from './work/work.ts'

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
  timing: TimingState
  nudges: NudgesState
  groups: GroupsState
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
  timingCommand,
  nudgeCommand,
  groupCommand,
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
  | VerifyCommand
  | TeamsCommand
  | QuizCommand
  | HelpCommand
  | DemoRunCommand
  | TalkCommand
  | TimingCommand
  | NudgeCommand
  | GroupCommand

/** What the server finds out late is noted all the same, and names are erased when nobody needs them any more. */
const AFTER_THE_END: readonly SessionCommand['type'][] = ['attendance.note', 'work.verify', 'person.erase']

/** Decides a command against a state: the events to write, or why not. Pure; checks rights first. */
export function decide(
  recorded: SessionState,
  command: SessionCommand,
  ctx: DecideContext,
): Decision<SessionEvent> {
  const state = { ...recorded, quizzes: resumed(recorded.quizzes, recorded.at, ctx.now) }
  // The link to the replay is of use after the end only, and must not be good for ever.
  const withdraws = command.type === 'invitations.renew' && ctx.actor.kind === 'system'
  if (state.lifecycle.phase === 'ended' && !withdraws && !AFTER_THE_END.includes(command.type)) {
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
    case 'person.erase':
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
    case 'exercise.set-step':
    case 'exercise.release-solution':
    case 'work.open':
    case 'work.report-run':
    case 'work.report-checks':
    case 'work.set-note':
    case 'work.open-hint':
    case 'work.submit':
    case 'work.catch-up':
    case 'work.verify':
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
    case 'timer.set':
    case 'timer.stop':
    case 'class.hold':
    case 'class.resume':
      return decideTiming(state.timing, state.lifecycle.phase, command)
    case 'nudge.send':
    case 'nudge.answer':
      return decideNudges(state.nudges, state.roster, state.lifecycle.steps.length, command, ctx)
    case 'group.set':
      return decideGroups(state.groups, state.roster, command)
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
