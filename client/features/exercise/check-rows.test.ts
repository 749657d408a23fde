import { describe, expect, it } from 'vitest'
import type { CheckResult } from '../../../shared/course/checks/run-checks.ts'
import type { Check } from '../../../shared/course/exercise.ts'
import { checkRows, passedOf, stepsDone, toldRows } from './check-rows.ts'

const check = (id: string): Check => ({
  id,
  title: id.toUpperCase(),
  kind: 'output',
  expected: { equals: '' },
})
const checks = [check('a'), check('b'), check('c')]
const steps = [
  { title: 'One', checks: ['a'] },
  { title: 'Two', checks: ['b', 'hidden'] },
]
const results = (...all: CheckResult[]) => new Map(all.map((one) => [one.check, one]))
const known = {
  at: 0,
  revision: '',
  outcomes: [
    { check: 'a', ok: true },
    { check: 'b', ok: false, message: 'old' },
  ],
}

describe('checks as a learner sees them', () => {
  it('are those that the server knows, until this page runs them', () => {
    expect(
      checkRows(checks, steps, results(), known).map(({ state, message, step }) => [state, message, step]),
    ).toEqual([
      ['passed', undefined, 1],
      ['failed', 'old', 2],
      ['unknown', undefined, undefined],
    ])
    const running = checkRows(checks, steps, results({ check: 'a', ok: false, message: 'new', ms: 1 }), known)
    expect(running.map(({ state, message }) => [state, message])).toEqual([
      ['failed', 'new'],
      ['unknown', undefined],
      ['unknown', undefined],
    ])
  })

  it('tell how many pass, and how many steps are done from the first on', () => {
    const rows = (...ok: string[]) =>
      checkRows(
        checks,
        steps,
        results(...checks.map(({ id }) => ({ check: id, ok: ok.includes(id), ms: 1 }))),
        undefined,
      )
    expect(passedOf(rows('a', 'c'))).toBe(2)
    expect([rows(), rows('b'), rows('a'), rows('a', 'b')].map((one) => stepsDone(steps, one))).toEqual([
      0, 0, 1, 2,
    ])
  })

  it('are told to the staff as passed or failed', () => {
    const told = { at: 0, passed: 2, total: 3, failed: { b: { message: 'no', times: 2 } } }
    expect(toldRows(checks, told).map(({ id, state, message }) => [id, state, message])).toEqual([
      ['a', 'passed', undefined],
      ['b', 'failed', 'no'],
      ['c', 'passed', undefined],
    ])
  })
})
