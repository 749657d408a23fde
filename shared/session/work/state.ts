import type { CheckOutcome } from '../../course/check-outcome.ts'
import type { ExerciseId } from '../../course/exercise.ts'
import type { ParticipantId } from '../../ids.ts'
import { PersistentMap } from '../../persistent-map.ts'
import type { TeamId } from '../teams.ts'

/** Whose a workspace is: a learner's, or a team's. */
export type WorkOwner = ParticipantId | TeamId

/** What stopped a program. */
export interface RunError {
  name: string
  message: string
}

/** How a run ended, as the learner's browser said. */
export interface Run {
  /** ms since the epoch, the server's clock. */
  at: number
  ok: boolean
  error?: RunError
}

/** A check that failed last time. */
export interface FailedCheck {
  message?: string
  /** In how many reports it failed, one after another. */
  times: number
}

/** What the visible checks came to last, as a learner's browser said. */
export interface Checked {
  /** ms since the epoch. */
  at: number
  by: ParticipantId
  /** SHA-256 of the files that were checked, hex. */
  revision: string
  passed: readonly string[]
  failed: Readonly<Record<string, FailedCheck>>
  /** How many visible checks the exercise has. */
  total: number
  /** Steps done, from the first on; 0 for exercises of one piece. */
  step: number
  /** Since when `step` is what it is, ms since the epoch; absent where no step was done yet. */
  stepSince?: number
}

/** A sticky note: how somebody says they are getting on. */
export type Note = 'working' | 'stuck' | 'done'

/** What the server found when it ran the checks of a submission itself. */
export interface Verified {
  at: number
  /** Visible and hidden checks. */
  outcomes: readonly CheckOutcome[]
}

export type SubmissionId = string

/** Work that was handed in, as it stood in its document at that time. */
export interface Submission {
  id: SubmissionId
  at: number
  by: ParticipantId
  /** SHA-256 of the files, hex. */
  revision: string
  /** Visible checks that passed with these very files, as the browser said; absent where they were not run. */
  passed?: number
  total: number
  verified?: Verified
  /** Why the server could not run the checks. */
  unverified?: string
}

/** Somebody took over what a step ends with; what they had stands in the document's history before `at`. */
export interface CaughtUp {
  step: number
  at: number
  by: ParticipantId
}

/** Somebody's own copy of an exercise; its text is the document `<session>/work/<exercise>/<owner>`. */
export interface Workspace {
  exercise: ExerciseId
  owner: WorkOwner
  openedAt: number
  /** The last run, check, note, hint or submission. */
  activeAt: number
  lastRun?: Run
  /** Runs up to the last one that failed with the same error, one after another; 0 after one that went well. */
  failing: number
  checked?: Checked
  /** When all visible checks passed for the first time. */
  passedAt?: number
  note?: { value: Note; at: number }
  /** Hints that were opened, from 0, in that order. */
  hints: readonly number[]
  /** The last ones, oldest first. */
  submissions: readonly Submission[]
  caughtUp: readonly CaughtUp[]
}

export interface WorkState {
  /** The exercise that the class works at now; `step`, from 1, where it has steps. */
  current?: { exercise: ExerciseId; since: number; step?: number }
  /** Exercises whose solution everybody may see. */
  released: readonly ExerciseId[]
  /** The furthest step that the class came to in each exercise. */
  reached: PersistentMap<number>
  /** Each owner's workspaces, in the order in which they were opened: one for an exercise at most. */
  byOwner: PersistentMap<readonly Workspace[]>
}

export const SUBMISSIONS_KEPT = 20
export const CATCH_UPS_KEPT = 20

export const initialWork: WorkState = {
  released: [],
  reached: PersistentMap.empty(),
  byOwner: PersistentMap.empty(),
}

export function workspaceOf(state: WorkState, owner: WorkOwner, exercise: ExerciseId): Workspace | undefined {
  return state.byOwner.get(owner)?.find((work) => work.exercise === exercise)
}

/** Replaces one workspace. @throws Error for one that was never opened: the log is damaged */
export function withWorkspace(
  state: WorkState,
  { owner, exercise }: { owner: WorkOwner; exercise: ExerciseId },
  change: (work: Workspace) => Workspace,
): WorkState {
  const all = state.byOwner.get(owner)
  if (!all?.some((work) => work.exercise === exercise)) {
    throw new Error(`work at ${exercise} that ${owner} has not opened`)
  }
  return {
    ...state,
    byOwner: state.byOwner.set(
      owner,
      all.map((work) => (work.exercise === exercise ? change(work) : work)),
    ),
  }
}

/** Whether learners may see what an exercise's step ends with: the class is past it, or the solution is released. */
export const isStepReleased = (state: WorkState, exercise: ExerciseId, step: number): boolean =>
  state.released.includes(exercise) || (state.reached.get(exercise) ?? 0) > step
