import * as z from 'zod'
import type { ExerciseId } from '../course/exercise.ts'
import type { ParticipantId } from '../ids.ts'
import { PersistentMap } from '../persistent-map.ts'
import { ok } from '../result.ts'
import type { DecideContext, Decision } from './context.ts'
import { refuse } from './rejection.ts'
import type { TeamId } from './teams.ts'

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

/** Somebody's own copy of an exercise; its text is the document `<session>/work/<exercise>/<owner>`. */
export interface Workspace {
  exercise: ExerciseId
  owner: WorkOwner
  openedAt: number
  lastRun?: Run
  /** Runs up to the last one that failed with the same error, one after another; 0 after one that went well. */
  failing: number
}

export interface WorkState {
  /** The exercise that the class works at now. */
  current?: { exercise: ExerciseId; since: number }
  /** Each owner's workspaces, in the order in which they were opened: one for an exercise at most. */
  byOwner: PersistentMap<readonly Workspace[]>
}

export type WorkEvent =
  | { type: 'exercise.begun'; exercise: ExerciseId }
  | { type: 'exercise.left' }
  | { type: 'work.opened'; exercise: ExerciseId; owner: WorkOwner }
  | { type: 'work.ran'; exercise: ExerciseId; owner: WorkOwner; ok: boolean; error?: RunError }

export const RUN_ERROR_NAME_MAX = 80
export const RUN_ERROR_MESSAGE_MAX = 300

const exercise = z.string().regex(/^[a-z0-9-]{1,64}$/)

export const workCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('exercise.begin'), exercise }),
  z.strictObject({ type: z.literal('exercise.leave') }),
  z.strictObject({ type: z.literal('work.open'), exercise }),
  z.strictObject({
    type: z.literal('work.report-run'),
    exercise,
    ok: z.boolean(),
    error: z
      .strictObject({
        name: z.string().max(RUN_ERROR_NAME_MAX),
        message: z.string().max(RUN_ERROR_MESSAGE_MAX),
      })
      .optional(),
  }),
])

export type WorkCommand = z.infer<typeof workCommand>

export const initialWork: WorkState = { byOwner: PersistentMap.empty() }

/** @param team the team of the person who acts: its workspaces are theirs */
export function decideWork(
  state: WorkState,
  command: WorkCommand,
  ctx: DecideContext,
  team: TeamId | undefined,
): Decision<WorkEvent> {
  if (command.type === 'exercise.leave') {
    return ok(state.current === undefined ? [] : [{ type: 'exercise.left' }])
  }
  const { exercise } = command
  if (!ctx.catalog.exercises.has(exercise)) {
    return refuse('not-found', `The course has no exercise “${exercise}”.`)
  }
  if (command.type === 'exercise.begin') {
    return ok(state.current?.exercise === exercise ? [] : [{ type: 'exercise.begun', exercise }])
  }
  if (ctx.actor.kind !== 'participant') return refuse('forbidden', 'The server has no workspace.')
  const owner = team ?? ctx.actor.id
  const known = workspaceOf(state, owner, exercise)
  if (command.type === 'work.open') return ok(known ? [] : [{ type: 'work.opened', exercise, owner }])
  if (!known) return refuse('not-found', 'Open your workspace before you run it.')
  const { ok: went, error } = command
  if (went && error) return refuse('invalid', 'A run that went well has no error.')
  return ok([{ type: 'work.ran', exercise, owner, ok: went, ...(error ? { error } : {}) }])
}

export function evolveWork(state: WorkState, event: WorkEvent, at: number): WorkState {
  switch (event.type) {
    case 'exercise.begun':
      return { ...state, current: { exercise: event.exercise, since: at } }
    case 'exercise.left':
      return { byOwner: state.byOwner }
    case 'work.opened': {
      const { exercise, owner } = event
      const opened: Workspace = { exercise, owner, openedAt: at, failing: 0 }
      return { ...state, byOwner: state.byOwner.set(owner, [...(state.byOwner.get(owner) ?? []), opened]) }
    }
    case 'work.ran': {
      const { exercise, owner, ok: went, error } = event
      const lastRun: Run = { at, ok: went, ...(error ? { error } : {}) }
      const all = (state.byOwner.get(owner) ?? []).map((work) =>
        work.exercise === exercise ? { ...work, lastRun, failing: failingAfter(work, lastRun) } : work,
      )
      return { ...state, byOwner: state.byOwner.set(owner, all) }
    }
  }
}

export function workspaceOf(state: WorkState, owner: WorkOwner, exercise: ExerciseId): Workspace | undefined {
  return state.byOwner.get(owner)?.find((work) => work.exercise === exercise)
}

function failingAfter({ failing, lastRun: before }: Workspace, run: Run): number {
  if (run.ok) return 0
  const same =
    before?.ok === false &&
    before.error?.name === run.error?.name &&
    before.error?.message === run.error?.message
  return same ? failing + 1 : 1
}
