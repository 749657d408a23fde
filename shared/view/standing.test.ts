import { describe, expect, it } from 'vitest'
import type { WorkView } from './slices.ts'
import { isThrough, QUIET_MS, RED_NOTE_MS, STUCK_RULES, STUCK_TIMES, standingOf } from './standing.ts'

const NOW = 10_000_000
const work = (change: Partial<WorkView> = {}): WorkView => ({
  openedAt: NOW - 60_000,
  activeAt: NOW - 1_000,
  ...change,
})
const checks = (passed: number, failed: Record<string, { times: number }> = {}) => ({
  checks: { at: NOW, passed, total: 2, failed },
})
const said = (value: 'working' | 'stuck' | 'done', ago = 1_000) => ({ note: { value, at: NOW - ago } })

describe('[W19] standing', () => {
  it.each([
    ['nothing was opened', undefined, 'not-started', undefined],
    ['it was opened', work(), 'working', undefined],
    ['some checks pass', work(checks(1, { a: { times: STUCK_TIMES - 1 } })), 'working', undefined],
    ['all checks pass', work(checks(2)), 'passing', undefined],
    [
      'handed in what passes',
      work({ ...checks(2), submitted: { at: NOW, total: 2, of: 1 } }),
      'done',
      undefined,
    ],
    [
      'handed in what fails',
      work({ ...checks(1), submitted: { at: NOW, total: 2, of: 1 } }),
      'working',
      undefined,
    ],
    ['handed in without checks', work({ submitted: { at: NOW, total: 0, of: 1 } }), 'done', undefined],
    ['says done', work({ ...checks(0, { a: { times: 9 } }), ...said('done') }), 'done', undefined],
    ['the same check again and again', work(checks(1, { a: { times: STUCK_TIMES } })), 'stuck', 'same-check'],
    ['the same error again and again', work({ failing: STUCK_TIMES }), 'stuck', 'same-error'],
    ['a red note for a moment', work(said('stuck', RED_NOTE_MS - 1)), 'working', undefined],
    ['a red note for long', work(said('stuck', RED_NOTE_MS)), 'stuck', 'red-note'],
    [
      'a red note though all pass',
      work({ ...checks(2), ...said('stuck', RED_NOTE_MS) }),
      'stuck',
      'red-note',
    ],
  ] as const)('%s', (_, view, standing, why) => {
    expect(standingOf(view, false, NOW)).toEqual({ standing, ...(why ? { why } : {}) })
  })

  it('who is quiet is stuck once most are through', () => {
    const quiet = work({ activeAt: NOW - QUIET_MS })
    expect(standingOf(quiet, true, NOW)).toEqual({ standing: 'stuck', why: 'quiet' })
    expect(standingOf(quiet, false, NOW)).toEqual({ standing: 'working' })
    expect(standingOf(work({ activeAt: NOW - QUIET_MS + 1 }), true, NOW)).toEqual({ standing: 'working' })
  })

  it('through are those who pass or are done', () => {
    expect([undefined, work(), work(checks(1)), work(checks(2)), work(said('done'))].map(isThrough)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
  })

  it('every rule has its sentence', () => {
    for (const text of Object.values(STUCK_RULES)) expect(text).toMatch(/\.$/)
  })
})
