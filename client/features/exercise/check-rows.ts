import type { CheckResult } from '../../../shared/course/checks/run-checks.ts'
import type { Check, ExerciseStep } from '../../../shared/course/exercise.ts'
import type { OwnWorkView, WorkView } from '../../../shared/view/slices.ts'

/** A check as a learner sees it. */
export interface CheckRow {
  id: string
  title: string
  state: 'passed' | 'failed' | 'unknown'
  message?: string
  /** Of checks by tests, while this page knows them. */
  tests?: NonNullable<CheckResult['tests']>
  /** Number of the step that it belongs to, from 1. */
  step?: number
}

/**
 * The visible checks with what came of them last: what this page has run, else what the server knows of an earlier page.
 */
export function checkRows(
  checks: readonly Check[],
  steps: readonly ExerciseStep[],
  results: ReadonlyMap<string, CheckResult>,
  known: OwnWorkView['checks'],
): CheckRow[] {
  const told = new Map((known?.outcomes ?? []).map((outcome) => [outcome.check, outcome]))
  return checks.map(({ id, title }) => {
    const result = results.get(id)
    const outcome = result ?? (results.size === 0 ? told.get(id) : undefined)
    const step = steps.findIndex((one) => one.checks.includes(id)) + 1
    return {
      id,
      title,
      state: outcome === undefined ? 'unknown' : outcome.ok ? 'passed' : 'failed',
      ...(outcome?.message === undefined ? {} : { message: outcome.message }),
      ...(result?.tests ? { tests: result.tests } : {}),
      ...(step === 0 ? {} : { step }),
    }
  })
}

/** The visible checks as the staff are told of them. */
export function toldRows(checks: readonly Check[], { failed }: NonNullable<WorkView['checks']>): CheckRow[] {
  return checks.map(({ id, title }) => {
    const wrong = failed[id]
    if (!wrong) return { id, title, state: 'passed' }
    return { id, title, state: 'failed', ...(wrong.message === undefined ? {} : { message: wrong.message }) }
  })
}

export const passedOf = (rows: readonly CheckRow[]) => rows.filter(({ state }) => state === 'passed').length

/** How many steps are done, from the first on; hidden checks are not known here and do not count. */
export function stepsDone(steps: readonly ExerciseStep[], rows: readonly CheckRow[]): number {
  const passed = new Set(rows.filter(({ state }) => state === 'passed').map(({ id }) => id))
  const visible = new Set(rows.map(({ id }) => id))
  const open = steps.findIndex(({ checks }) => checks.some((id) => visible.has(id) && !passed.has(id)))
  return open < 0 ? steps.length : open
}
