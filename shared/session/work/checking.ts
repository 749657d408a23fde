import type { StaffExercise } from '../../course/exercise.ts'
import type { ParticipantId } from '../../ids.ts'
import { ok } from '../../result.ts'
import type { Decision } from '../context.ts'
import { refuse } from '../rejection.ts'
import type { VerifyCommand, WorkCommandOf } from './commands.ts'
import type { WorkEvent, WorkEventOf } from './events.ts'
import {
  type Checked,
  type FailedCheck,
  type Submission,
  type WorkState,
  type Workspace,
  workspaceOf,
} from './state.ts'

/** What a learner's browser says of the visible checks: nobody can vouch for it, so of hidden ones it says nothing. */
export function decideReport(
  { exercise, owner }: Workspace,
  { revision, outcomes }: WorkCommandOf<'work.report-checks'>,
  { checks, steps }: StaffExercise,
  by: ParticipantId,
): Decision<WorkEvent> {
  const known = new Set(checks.map(({ id }) => id))
  const unknown = outcomes.find(({ check }) => !known.has(check))
  if (unknown) return refuse('not-found', `This exercise has no check “${unknown.check}”.`)
  if (new Set(outcomes.map(({ check }) => check)).size < outcomes.length) {
    return refuse('invalid', 'A check is reported twice.')
  }
  if (outcomes.some((one) => one.ok && one.message !== undefined)) {
    return refuse('invalid', 'A check that passed has no message.')
  }
  const passed = outcomes.filter((one) => one.ok).map(({ check }) => check)
  const failed = outcomes
    .filter((one) => !one.ok)
    .map(({ check, message }) => ({ check, ...(message === undefined ? {} : { message }) }))
  const step = stepsDone(steps, new Set(passed), known)
  return ok([
    { type: 'work.checked', exercise, owner, by, revision, passed, failed, total: checks.length, step },
  ])
}

/** Steps from the first on whose visible checks passed; of hidden ones a browser knows nothing. */
function stepsDone(steps: StaffExercise['steps'], passed: Set<string>, visible: Set<string>): number {
  const open = steps.findIndex(({ checks }) => checks.some((id) => visible.has(id) && !passed.has(id)))
  return open < 0 ? steps.length : open
}

export function checkedAfter(
  before: Checked | undefined,
  { by, revision, passed, failed, total, step }: WorkEventOf<'work.checked'>,
  at: number,
): Checked {
  const now: Record<string, FailedCheck> = {}
  for (const { check, message } of failed) {
    const times = (before?.failed[check]?.times ?? 0) + 1
    now[check] = { times, ...(message === undefined ? {} : { message }) }
  }
  const stepSince = step === (before?.step ?? 0) ? before?.stepSince : at
  return {
    at,
    by,
    revision,
    passed,
    failed: now,
    total,
    step,
    ...(stepSince === undefined ? {} : { stepSince }),
  }
}

export function decideVerify(state: WorkState, command: VerifyCommand): Decision<WorkEvent> {
  const { exercise, owner, submission } = command
  const known = workspaceOf(state, owner, exercise)?.submissions.find(({ id }) => id === submission)
  if (!known) return refuse('not-found', 'There is no such submission, or it is too old.')
  // A job that was begun again after a restart may end twice.
  if (known.verified || known.unverified !== undefined) return ok([])
  if ('reason' in command) {
    return ok([{ type: 'work.verify-failed', exercise, owner, submission, reason: command.reason }])
  }
  return ok([{ type: 'work.verified', exercise, owner, submission, outcomes: [...command.outcomes] }])
}

export function verifiedAfter(
  submission: Submission,
  event: WorkEventOf<'work.verified' | 'work.verify-failed'>,
  at: number,
): Submission {
  if (submission.id !== event.submission) return submission
  return event.type === 'work.verified'
    ? { ...submission, verified: { at, outcomes: event.outcomes } }
    : { ...submission, unverified: event.reason }
}
