import type { CheckOutcome } from '../../course/check-outcome.ts'
import type { ExerciseId } from '../../course/exercise.ts'
import type { ParticipantId } from '../../ids.ts'
import type { Note, RunError, SubmissionId, WorkOwner } from './state.ts'

interface At {
  exercise: ExerciseId
  owner: WorkOwner
}

export type WorkEvent =
  /** `step`: the one that the class begins with, where the exercise has steps. */
  | { type: 'exercise.begun'; exercise: ExerciseId; step?: number }
  | { type: 'exercise.left' }
  /** The class moved on to this step, from 1. */
  | { type: 'exercise.step-set'; exercise: ExerciseId; step: number }
  | { type: 'exercise.solution-released'; exercise: ExerciseId }
  | ({ type: 'work.opened' } & At)
  | ({ type: 'work.ran'; ok: boolean; error?: RunError } & At)
  /** What the visible checks came to, as the browser of `by` said. `total`, `step`: as the course has it. */
  | ({
      type: 'work.checked'
      by: ParticipantId
      revision: string
      passed: string[]
      failed: { check: string; message?: string }[]
      total: number
      step: number
    } & At)
  /** `note` absent: taken off. */
  | ({ type: 'work.noted'; by: ParticipantId; note?: Note } & At)
  | ({ type: 'work.hint-opened'; by: ParticipantId; hint: number } & At)
  | ({
      type: 'work.submitted'
      by: ParticipantId
      submission: SubmissionId
      revision: string
      passed?: number
      total: number
    } & At)
  /** The server ran all checks on what was submitted. */
  | ({ type: 'work.verified'; submission: SubmissionId; outcomes: CheckOutcome[] } & At)
  | ({ type: 'work.verify-failed'; submission: SubmissionId; reason: string } & At)
  /** Written before the document is changed: what it held until then stays as a branch of its history. */
  | ({ type: 'work.caught-up'; by: ParticipantId; step: number } & At)

export type WorkEventOf<T extends WorkEvent['type']> = Extract<WorkEvent, { type: T }>
