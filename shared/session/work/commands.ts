import * as z from 'zod'
import { CHECK_MESSAGE_MAX, type CheckOutcome } from '../../course/check-outcome.ts'
import type { ExerciseId } from '../../course/exercise.ts'
import type { SubmissionId, WorkOwner } from './state.ts'

export const RUN_ERROR_NAME_MAX = 80
export const RUN_ERROR_MESSAGE_MAX = 300
/** As many as an exercise has visible checks at most. */
const OUTCOMES_MAX = 50

const exercise = z.string().regex(/^[a-z0-9-]{1,64}$/)
const revision = z.string().regex(/^[0-9a-f]{64}$/)
const submission = z.string().regex(/^[a-z0-9]{8,32}$/)
const step = z.int().min(1).max(100)

const outcome = z.strictObject({
  check: z.string().regex(/^[a-z0-9-]{1,64}$/),
  ok: z.boolean(),
  message: z.string().max(CHECK_MESSAGE_MAX).optional(),
})

export const workCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('exercise.begin'), exercise }),
  z.strictObject({ type: z.literal('exercise.leave') }),
  z.strictObject({ type: z.literal('exercise.set-step'), exercise, step }),
  z.strictObject({ type: z.literal('exercise.release-solution'), exercise }),
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
  z.strictObject({
    type: z.literal('work.report-checks'),
    exercise,
    revision,
    outcomes: z.array(outcome).min(1).max(OUTCOMES_MAX),
  }),
  z.strictObject({
    type: z.literal('work.set-note'),
    exercise,
    note: z.enum(['working', 'stuck', 'done']).optional(),
  }),
  z.strictObject({ type: z.literal('work.open-hint'), exercise, hint: z.int().min(0).max(100) }),
  z.strictObject({ type: z.literal('work.submit'), exercise, submission, revision }),
  z.strictObject({ type: z.literal('work.catch-up'), exercise, step }),
])

export type WorkCommand = z.infer<typeof workCommand>
export type WorkCommandOf<T extends WorkCommand['type']> = Extract<WorkCommand, { type: T }>

/** What the server found when it ran the checks of a submission; no client may send it. */
export type VerifyCommand = {
  type: 'work.verify'
  exercise: ExerciseId
  owner: WorkOwner
  submission: SubmissionId
} & ({ outcomes: readonly CheckOutcome[] } | { reason: string })
