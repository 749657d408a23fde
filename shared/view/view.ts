import type { ParticipantId } from '../ids.ts'
import type { DemoRun, RunEnding } from '../session/demo-runs.ts'
import { expectedWait, helpPosition } from '../session/help.ts'
import type { Audience } from '../session/permissions.ts'
import type { Member } from '../session/roster.ts'
import type { SessionState } from '../session/session.ts'
import {
  exerciseSlice,
  nudgesSlice,
  ownNudges,
  ownWork,
  releasedSlice,
  timingSlice,
} from './exercise-view.ts'
import { frontHands } from './front-hands.ts'
import { myRuns, quizzesSlice, tallySlice } from './quiz-view.ts'
import type {
  DemoRunView,
  DemosSlice,
  DoorSlice,
  HelpSlice,
  MeView,
  OwnHelp,
  RoomSlice,
  RoomView,
  RosterSlice,
  SessionSlice,
  StageSlice,
} from './slices.ts'
import { announcementsSlice, asksSlice, handsSlice, myAsks, paceSlice } from './talk-view.ts'
import { workSlice } from './work-slice.ts'

/** Who is connected at this moment: ephemera that no log holds. */
export interface Presence {
  has(participant: ParticipantId): boolean
}

/** The audience that a person belongs to now, or undefined for somebody who may not look at all. */
export function audienceOf(member: Member): Audience | undefined {
  if (member.standing === 'removed') return undefined
  return member.standing === 'waiting' ? 'waiting' : member.role
}

/**
 * Builds what an audience may know, field by field. Nothing is ever copied from the state and then cut:
 * what is not named here cannot leak.
 */
export function buildView(state: SessionState, audience: Audience, presence: Presence): RoomView {
  switch (audience) {
    case 'waiting':
      return { session: sessionSlice(state) }
    case 'learner':
    case 'observer':
      return {
        session: sessionSlice(state),
        stage: stageSlice(state),
        room: roomSlice(state, presence),
        demos: demosSlice(state, false),
        ...exerciseSlice(state),
        timing: timingSlice(state),
        released: releasedSlice(state),
        asks: asksSlice(state, false),
        announcements: announcementsSlice(state),
        quizzes: quizzesSlice(state.quizzes, state.roster),
        ...(audience === 'observer' ? { tally: tallySlice(state.quizzes, state.roster, 'projector') } : {}),
      }
    case 'ta':
    case 'instructor':
      return {
        session: sessionSlice(state),
        stage: stageSlice(state),
        room: roomSlice(state, presence),
        roster: rosterSlice(state, presence),
        door: doorSlice(state),
        demos: demosSlice(state, true),
        ...exerciseSlice(state),
        timing: timingSlice(state),
        released: releasedSlice(state),
        nudges: nudgesSlice(state),
        work: workSlice(state),
        quizzes: quizzesSlice(state.quizzes, state.roster),
        tally: tallySlice(state.quizzes, state.roster, 'staff'),
        help: helpSlice(state),
        asks: asksSlice(state, true),
        announcements: announcementsSlice(state),
        hands: handsSlice(state),
        pace: paceSlice(state),
      }
  }
}

/** @param ballotOf the name under which the person's anonymous votes in a scope are kept, where it is known */
export function buildMe(
  state: SessionState,
  participant: ParticipantId,
  ballotOf: (scope: string) => string | undefined = () => undefined,
): MeView | undefined {
  const member = state.roster.members.get(participant)
  if (!member) return undefined
  const runs = myRuns(state.quizzes, participant, ballotOf)
  const extraTime = state.quizzes.extraTime.get(participant)
  const offered = state.demos.items.find(({ offeredTo }) => offeredTo === member.id)
  return {
    id: member.id,
    name: member.name,
    role: member.role,
    standing: member.standing,
    driver: state.floor.driver === member.id,
    host: state.lifecycle.host === member.id,
    ...(offered === undefined ? {} : { offeredDemo: offered.id }),
    ...ownWork(state, member.id),
    ...ownNudges(state, member.id),
    ...(runs === undefined ? {} : { runs }),
    ...(extraTime === undefined ? {} : { extraTime }),
    ...ownHelp(state, member.id),
    ...ownTalk(state, member.id),
  }
}

function ownTalk(state: SessionState, participant: ParticipantId) {
  const { asks, hands, pace } = state.talk
  const own = myAsks(asks, participant)
  const hand = hands.up.get(participant)
  const place = hand === undefined ? 0 : frontHands(state).indexOf(participant) + 1
  const said = pace.last.get(participant)
  return {
    ...(own === undefined ? {} : { asks: own }),
    ...(hand === undefined ? {} : { handUp: hand.at }),
    ...(place === 0 ? {} : { handPlace: place }),
    ...(said === undefined ? {} : { pace: { mood: said.mood, at: said.at } }),
  }
}

function sessionSlice({ lifecycle }: SessionState): SessionSlice {
  return {
    id: lifecycle.id,
    title: lifecycle.title,
    phase: lifecycle.phase,
    ...(lifecycle.startedAt === undefined ? {} : { startedAt: lifecycle.startedAt }),
    ...(lifecycle.endedAt === undefined ? {} : { endedAt: lifecycle.endedAt }),
  }
}

function stageSlice({ lifecycle, stage, floor, roster }: SessionState): StageSlice {
  return {
    course: lifecycle.course,
    deck: lifecycle.deck,
    slide: stage.slide,
    step: stage.step,
    black: stage.black,
    since: stage.since,
    driver: { id: floor.driver, name: roster.members.get(floor.driver)?.name ?? '' },
  }
}

function roomSlice({ roster }: SessionState, presence: Presence): RoomSlice {
  let learners = 0
  let online = 0
  for (const member of roster.members.values()) {
    if (member.role !== 'learner' || member.standing !== 'in') continue
    learners += 1
    if (presence.has(member.id)) online += 1
  }
  return { learners, online }
}

function rosterSlice({ roster, attendance, quizzes, groups }: SessionState, presence: Presence): RosterSlice {
  const people: RosterSlice['people'] = {}
  for (const member of roster.members.values()) {
    const extraTime = quizzes.extraTime.get(member.id)
    const presentSince = attendance.present.get(member.id)
    const group = groups.staffOf.get(member.id)
    people[member.id] = {
      name: member.name,
      role: member.role,
      standing: member.standing,
      online: presence.has(member.id),
      joinedAt: member.joinedAt,
      ...(presentSince === undefined ? {} : { presentSince }),
      ...(extraTime === undefined ? {} : { extraTime }),
      ...(group === undefined ? {} : { group }),
    }
  }
  return { people }
}

function doorSlice({ door, roster }: SessionState): DoorSlice {
  let waiting = 0
  for (const member of roster.members.values()) if (member.standing === 'waiting') waiting += 1
  return { locked: door.locked, waitingRoom: door.waitingRoom, waiting, invitations: door.invitations }
}

function helpSlice({ help }: SessionState): HelpSlice {
  const queue: HelpSlice['queue'] = {}
  for (const { id, by, topic, exercise, askedAt, claimedBy, claimedAt, note } of help.queue) {
    queue[id] = {
      by,
      topic,
      askedAt,
      helped: help.helped.get(by) ?? 0,
      ...(exercise === undefined ? {} : { exercise }),
      ...(claimedBy === undefined ? {} : { claimedBy }),
      ...(claimedAt === undefined ? {} : { claimedAt }),
      ...(note === undefined ? {} : { note }),
    }
  }
  return { queue, taken: Object.fromEntries(help.taken.entries()) }
}

function ownHelp({ help, roster, attendance }: SessionState, participant: ParticipantId): { help?: OwnHelp } {
  const item = help.queue.find(({ by }) => by === participant)
  if (!item) return {}
  const position = helpPosition(help, item)
  let assistants = 0
  for (const { id, role } of roster.members.values()) {
    if (role === 'ta' && attendance.present.has(id)) assistants += 1
  }
  const helper = item.claimedBy === undefined ? undefined : roster.members.get(item.claimedBy)
  return {
    help: {
      request: item.id,
      topic: item.topic,
      askedAt: item.askedAt,
      position,
      waitMs: expectedWait(help, position, assistants),
      ...(item.exercise === undefined ? {} : { exercise: item.exercise }),
      ...(helper === undefined ? {} : { helper: helper.name }),
    },
  }
}

function demosSlice({ demos, demoRuns, roster }: SessionState, forStaff: boolean): DemosSlice {
  const person = (id: ParticipantId) => ({ id, name: roster.members.get(id)?.name ?? '' })
  const items: DemosSlice['items'] = {}
  for (const [order, { id, title, everybody, offeredTo, lentTo }] of demos.items.entries()) {
    const run = demoRuns.last.find(({ demo }) => demo === id)
    items[id] = {
      title,
      order,
      everybody,
      ...(offeredTo === undefined || !forStaff ? {} : { offeredTo: person(offeredTo) }),
      ...(lentTo === undefined ? {} : { lentTo: person(lentTo) }),
      ...(run === undefined ? {} : { run: runView(run, person(run.by)) }),
    }
  }
  return { items, ...(demos.onScreen === undefined ? {} : { onScreen: demos.onScreen }) }
}

function runView({ id, file, startedAt, output, ending }: DemoRun, by: DemoRunView['by']): DemoRunView {
  const parts: DemoRunView['output'] = {}
  for (const [at, { stream, text, skipped }] of output.entries()) {
    parts[at] = { stream, text, ...(skipped === undefined ? {} : { skipped }) }
  }
  return {
    id,
    by,
    file,
    startedAt,
    output: parts,
    ...(ending === undefined ? {} : { ending: endingView(ending) }),
  }
}

const endingView = ({ how, ms, exitCode, message }: RunEnding): RunEnding => ({
  how,
  ms,
  ...(exitCode === undefined ? {} : { exitCode }),
  ...(message === undefined ? {} : { message }),
})
