import type { StaffExercise } from '../../course/exercise.ts'
import type { ParticipantId } from '../../ids.ts'
import { ok } from '../../result.ts'
import type { Decision } from '../context.ts'
import { refuse } from '../rejection.ts'
import { checkedAfter, decideReport, verifiedAfter } from './checking.ts'
import type { WorkCommand, WorkCommandOf } from './commands.ts'
import type { WorkEvent, WorkEventOf } from './events.ts'
import {
  CATCH_UPS_KEPT,
  isStepReleased,
  type Run,
  SUBMISSIONS_KEPT,
  type Submission,
  type WorkState,
  type Workspace,
} from './state.ts'

/** What somebody does at a workspace that is open. */
type OwnCommand = WorkCommandOf<Exclude<WorkCommand['type'], `exercise.${string}` | 'work.open'>>
type OwnEvent = WorkEventOf<Exclude<WorkEvent['type'], `exercise.${string}` | 'work.opened'>>

export function decideOwn(
  state: WorkState,
  work: Workspace,
  command: OwnCommand,
  course: StaffExercise,
  by: ParticipantId,
): Decision<WorkEvent> {
  const { exercise, owner } = work
  const at = { exercise, owner }
  switch (command.type) {
    case 'work.report-run': {
      const { ok: went, error } = command
      if (went && error) return refuse('invalid', 'A run that went well has no error.')
      return ok([{ type: 'work.ran', ...at, ok: went, ...(error ? { error } : {}) }])
    }
    case 'work.report-checks':
      return decideReport(work, command, course, by)
    case 'work.set-note': {
      const { note } = command
      if (note === work.note?.value) return ok([])
      return ok([{ type: 'work.noted', ...at, by, ...(note === undefined ? {} : { note }) }])
    }
    case 'work.open-hint': {
      const { hint } = command
      if (hint >= course.hints.length) return refuse('not-found', 'This exercise has no such hint.')
      return ok(work.hints.includes(hint) ? [] : [{ type: 'work.hint-opened', ...at, by, hint }])
    }
    case 'work.submit':
      return decideSubmit(work, command, course, by)
    case 'work.catch-up': {
      const { step } = command
      if (step > course.steps.length) return refuse('not-found', 'This exercise has no such step.')
      if (!isStepReleased(state, exercise, step)) {
        return refuse('not-released', `Step ${step} can be taken over when the class is past it.`)
      }
      return ok([{ type: 'work.caught-up', ...at, by, step }])
    }
  }
}

function decideSubmit(
  { exercise, owner, submissions, checked }: Workspace,
  { submission, revision }: WorkCommandOf<'work.submit'>,
  { checks }: StaffExercise,
  by: ParticipantId,
): Decision<WorkEvent> {
  if (submissions.some(({ id }) => id === submission)) return refuse('invalid', 'This id is in use.')
  const passed = checked?.revision === revision ? checked.passed.length : undefined
  return ok([
    {
      type: 'work.submitted',
      exercise,
      owner,
      by,
      submission,
      revision,
      ...(passed === undefined ? {} : { passed }),
      total: checks.length,
    },
  ])
}

export function evolveOwn(before: Workspace, event: OwnEvent, at: number): Workspace {
  // What the server finds out is no sign of life of the learner.
  const work = event.type.startsWith('work.verif') ? before : { ...before, activeAt: at }
  switch (event.type) {
    case 'work.ran': {
      const lastRun: Run = { at, ok: event.ok, ...(event.error ? { error: event.error } : {}) }
      return { ...work, lastRun, failing: failingAfter(work, lastRun) }
    }
    case 'work.checked': {
      const checked = checkedAfter(work.checked, event, at)
      const all = checked.total > 0 && checked.passed.length === checked.total
      return { ...work, checked, ...(all && work.passedAt === undefined ? { passedAt: at } : {}) }
    }
    case 'work.noted': {
      const { note: _, ...rest } = work
      return event.note === undefined ? rest : { ...rest, note: { value: event.note, at } }
    }
    case 'work.hint-opened':
      return { ...work, hints: [...work.hints, event.hint] }
    case 'work.submitted': {
      const { submission: id, by, revision, passed, total } = event
      const made: Submission = { id, at, by, revision, total, ...(passed === undefined ? {} : { passed }) }
      return { ...work, submissions: [...work.submissions, made].slice(-SUBMISSIONS_KEPT) }
    }
    case 'work.verified':
    case 'work.verify-failed':
      return { ...work, submissions: work.submissions.map((one) => verifiedAfter(one, event, at)) }
    case 'work.caught-up': {
      const { step, by } = event
      return { ...work, caughtUp: [...work.caughtUp, { step, at, by }].slice(-CATCH_UPS_KEPT) }
    }
  }
}

function failingAfter({ failing, lastRun: before }: Workspace, run: Run): number {
  if (run.ok) return 0
  const same =
    before?.ok === false &&
    before.error?.name === run.error?.name &&
    before.error?.message === run.error?.message
  return same ? failing + 1 : 1
}
