import { expect, it } from 'vitest'
import type { WorkRow } from '../work/work-rows.ts'
import { failingGroups } from './failing-groups.ts'

const row = (owner: string, failed: Record<string, string>, change: Partial<WorkRow> = {}): WorkRow => ({
  owner,
  name: owner,
  members: [owner],
  need: 'failing',
  earlier: false,
  work: {
    openedAt: 0,
    activeAt: 0,
    checks: {
      at: 0,
      passed: 0,
      total: 3,
      failed: Object.fromEntries(
        Object.entries(failed).map(([check, message]) => [check, { message, times: 1 }]),
      ),
    },
  },
  ...change,
})

it('puts those together who are told the same, whatever the values in it are', () => {
  const groups = failingGroups([
    row('ana', { auth: 'GET /me: expected status 401, got 200 with “ana”' }),
    row('ben', { auth: 'GET /me: expected status 401, got 500 with “ben”', other: 'no' }),
    row('cy', { auth: 'the app could not be started' }),
    row('done', { auth: 'GET /me: expected status 401, got 200 with “x”' }, { need: 'done' }),
    row('old', { other: 'no' }, { earlier: true }),
  ])
  expect(groups.map(({ check, rows }) => [check, rows.map(({ owner }) => owner)])).toEqual([
    ['auth', ['ana', 'ben']],
    ['auth', ['cy']],
    ['other', ['ben']],
  ])
})
