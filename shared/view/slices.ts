import type { CheckOutcome } from '../course/check-outcome.ts'
import type { ExerciseId } from '../course/exercise.ts'
import type { CourseId, DeckId, ParticipantId, SessionId } from '../ids.ts'
import type { OutputPart, RunEnding } from '../session/demo-runs.ts'
import type { HelpId } from '../session/help.ts'
import type { Phase } from '../session/lifecycle.ts'
import type { NudgeCause, NudgeContent, NudgeId } from '../session/nudges.ts'
import type { Role, Standing } from '../session/roster.ts'
import type { Mood } from '../session/talk/pace.ts'
import type { TeamId } from '../session/teams.ts'
import type { Note, SubmissionId, WorkOwner } from '../session/work/state.ts'
import type { MyRunView, QuizzesSlice, TallySlice } from './quiz-slices.ts'
import type { AnnouncementsSlice, AsksSlice, HandsSlice, MyAsks, PaceSlice } from './talk-slices.ts'

/** What a client may know, as named slices. A slice that an audience may not have is absent. */
export interface RoomView {
  session: SessionSlice
  stage?: StageSlice
  room?: RoomSlice
  roster?: RosterSlice
  door?: DoorSlice
  demos?: DemosSlice
  exercise?: ExerciseSlice
  work?: WorkSlice
  quizzes?: QuizzesSlice
  tally?: TallySlice
  help?: HelpSlice
  asks?: AsksSlice
  announcements?: AnnouncementsSlice
  hands?: HandsSlice
  pace?: PaceSlice
  timing?: TimingSlice
  released?: ReleasedSlice
  nudges?: NudgesSlice
}

export interface SessionSlice {
  id: SessionId
  title: string
  phase: Phase
  /** ms since the epoch, on the server's clock. */
  startedAt?: number
  endedAt?: number
}

export interface StageSlice {
  course: CourseId
  deck: DeckId
  /** From 0. While the screen is black the position is still told, so that nobody is behind afterwards. */
  slide: number
  step: number
  black: boolean
  /** When this slide came up, ms since the epoch. */
  since: number
  driver: { id: ParticipantId; name: string }
}

/** How many are here: learners who were let in, and how many of them are connected now. */
export interface RoomSlice {
  learners: number
  online: number
}

/** Editors of the staff that everybody sees; their text travels by `/collab/<session>/demo/<id>`. */
export interface DemosSlice {
  items: Record<string, DemoView>
  /** The demo beside the slides; absent while there is none. */
  onScreen?: string
}

export interface DemoView {
  title: string
  /** The order in which demos were opened, from 0. */
  order: number
  /** Everybody who is in the room may type. */
  everybody: boolean
  /** Asked whether they take over; told to staff, and to the person themselves as `me.offeredDemo`. */
  offeredTo?: { id: ParticipantId; name: string }
  /** May type beside the staff. */
  lentTo?: { id: ParticipantId; name: string }
  /** The last run that everybody sees. */
  run?: DemoRunView
}

export interface DemoRunView {
  id: string
  by: { id: ParticipantId; name: string }
  file: string
  /** ms since the epoch, on the server's clock. */
  startedAt: number
  /** Pieces by their number from 0, so that a patch holds only those that are new. */
  output: Record<string, OutputPart>
  /** Absent while it goes on. */
  ending?: RunEnding
}

/** The exercise that the class works at now; absent while there is none. */
export interface ExerciseSlice {
  id: ExerciseId
  /** ms since the epoch. */
  since: number
  /** The step that the class is at, from 1, where the exercise has steps. */
  step?: number
  /** Learners and teams whose checks pass, or who are done. */
  done: number
  /** Learners and teams who are here for it. */
  of: number
}

/** What learners may fetch of exercises beside their tasks, `GET …/exercises/{id}/solution` and `…/steps/{n}`. */
export interface ReleasedSlice {
  solutions: ExerciseId[]
  /** How many steps, from the first on, may be taken over. */
  steps: Record<ExerciseId, number>
}

/** The room's timer, and whether everybody was asked to look to the front. */
export interface TimingSlice {
  /** `endsAt`: ms since the epoch; `leftMs` while it stands still. */
  timer?: { startedAt: number; endsAt: number } | { startedAt: number; leftMs: number }
  hold?: { since: number; message: string }
}

/** Staff only: what was put before some learners, by id; the last ones. */
export interface NudgesSlice {
  sent: Record<NudgeId, SentNudgeView>
}

export interface SentNudgeView {
  at: number
  by: ParticipantId
  content: NudgeContent
  /** How many people it went to. */
  to: number
  /** Why these; '' for none. */
  about: string
  /** The failure that it was about; absent where it was about none. */
  cause?: NudgeCause
  /** Of a poll: how often each option was chosen. */
  answers?: number[]
}

/** Staff only: whose workspaces there are, and how they are getting on. */
export interface WorkSlice {
  items: Record<ExerciseId, Record<WorkOwner, WorkView>>
  teams: Record<TeamId, TeamView>
}

export interface WorkView {
  openedAt: number
  /** As the learner's browser said. */
  lastRun?: { at: number; ok: boolean; error?: string }
  /** How many runs failed with the same error one after another; absent for none. */
  failing?: number
  /** The last run, check, note, hint or submission; ms since the epoch. */
  activeAt: number
  /** The visible checks, as the learner's browser said last. */
  checks?: {
    at: number
    passed: number
    total: number
    /** `message`: one line; `times`: in how many reports one after another. */
    failed: Record<string, { message?: string; times: number }>
  }
  /** When all visible checks passed for the first time. */
  passedAt?: number
  /** Steps done, from the first on; absent for none. */
  step?: number
  /** Since when they are at the step that comes after those; absent where that is since they opened it. */
  stepSince?: number
  note?: { value: Note; at: number }
  /** How many hints were opened; absent for none. */
  hints?: number
  /** The last submission; `of`: how many there are, the last twenty. */
  submitted?: { at: number; passed?: number; total: number; of: number }
  /** What the server found in the last submission: visible and hidden checks. */
  verified?: { at: number; passed: number; total: number; failed: string[] }
}

export interface TeamView {
  members: ParticipantId[]
  /** No team any more; its work is still there. */
  dissolved?: true
}

/** Staff only. */
export interface RosterSlice {
  people: Record<ParticipantId, PersonView>
}

export interface PersonView {
  name: string
  role: Role
  standing: Standing
  /** Connected with at least one page now. */
  online: boolean
  joinedAt: number
  /** Present for attendance since then; absent while the person is away. */
  presentSince?: number
  /** Has this many times as long for every question. */
  extraTime?: number
  /** The member of the staff who looks after this learner. */
  group?: ParticipantId
}

/** Staff only. */
export interface DoorSlice {
  locked: boolean
  waitingRoom: boolean
  waiting: number
  /** Changes when the invitation links are renewed: look them up again. */
  invitations: number
}

/** Staff only. */
export interface HelpSlice {
  queue: Record<HelpId, HelpView>
  /** How many calls each member of the staff has seen to; whoever has seen to none is absent. */
  taken: Record<ParticipantId, number>
}

export interface HelpView {
  by: ParticipantId
  topic: string
  exercise?: ExerciseId
  /** ms since the epoch; the order of the queue. */
  askedAt: number
  claimedBy?: ParticipantId
  claimedAt?: number
  note?: string
  /** How often this person was helped before. */
  helped: number
}

/** Somebody's own call for help. */
export interface OwnHelp {
  request: HelpId
  topic: string
  exercise?: ExerciseId
  askedAt: number
  /** Place in the queue from 1; 0 while somebody helps. */
  position: number
  /** Expected wait, ms; an estimate. */
  waitMs: number
  /** Who helps. */
  helper?: string
}

/** A workspace of one's own or of one's team. */
export interface OwnWorkView {
  exercise: ExerciseId
  owner: WorkOwner
  /** What the visible checks came to last. */
  checks?: { at: number; revision: string; outcomes: CheckOutcome[] }
  note?: { value: Note; at: number }
  /** Hints that were opened, from 0; absent for none. */
  hints?: number[]
  /** Oldest first; absent for none. */
  submissions?: SubmissionView[]
  /** Oldest first; absent for none. What was there before `at` is a branch of the document's history. */
  caughtUp?: { step: number; at: number }[]
}

/** Work that was handed in. `verified`: visible and hidden checks, run by the server; `unverified`: why they were not. */
export interface SubmissionView {
  id: SubmissionId
  at: number
  revision: string
  passed?: number
  total: number
  verified?: { at: number; passed: number; total: number }
  unverified?: string
}

export interface NudgeView {
  id: NudgeId
  at: number
  /** Who sent it, by name. */
  from: string
  content: NudgeContent
  /** Of a poll: the option that this person chose, from 0. */
  answer?: number
}

/** The reader's own part, made for each person and sent beside the audience's view. */
export interface MeView {
  id: ParticipantId
  name: string
  role: Role
  standing: Standing
  /** Has the floor. */
  driver: boolean
  /** Opened the session and answers for it. */
  host: boolean
  /** The live demo that this person is asked to take over. */
  offeredDemo?: string
  /** Workspaces that this person may open, in the order in which they were opened; absent for none. */
  workspaces?: OwnWorkView[]
  /** What the staff put before this learner last, oldest first; absent for nothing. */
  nudges?: NudgeView[]
  /** Who shares this person's workspaces now, the person included. */
  team?: { id: TeamId; members: { id: ParticipantId; name: string }[] }
  /** Answers and results in the quizzes and polls that are shown, by run; absent where there are none. */
  runs?: Record<string, MyRunView>
  /** What this person asked and wants answered; absent for nothing. */
  asks?: MyAsks
  /** Has a hand up since then, ms since the epoch. */
  handUp?: number
  /** Whose turn it is, from 1; absent for those who are far back, and while no hand is up. */
  handPlace?: number
  /** What this person said about the pace last. */
  pace?: { mood: Mood; at: number }
  /** Has this many times as long for every question. */
  extraTime?: number
  /** Waits for help, or is being helped. */
  help?: OwnHelp
}
