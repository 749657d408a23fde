import { expect, it } from 'vitest'
import type { SentNudgeView } from '../../../shared/view/slices.ts'
import type { WorkRow } from '../work/work-rows.ts'
import { failingGroups, nextHint, sentAbout } from './failing-groups.ts'

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

it('finds what was sent about a failure by what it is, whoever stands first', () => {
  const [told, other] = [{ auth: 'got 200 with “ana”' }, { auth: 'the app could not be started' }]
  const group = failingGroups([row('ana', told)])[0]
  const later = failingGroups([row('ben', { auth: 'got 404 with “ben”' }), row('cy', other)])
  const hint = (number: number, at: number): SentNudgeView => ({
    at,
    by: 'tess',
    content: { kind: 'hint', exercise: 'leap', hint: number },
    to: 1,
    about: 'whatever it said',
    cause: { exercise: 'leap', check: 'auth', gist: group?.gist ?? '' },
  })
  const nudges = { sent: { a: hint(0, 1), b: hint(1, 2) } }
  const counts = (exercise: string) => later.map((one) => sentAbout(nudges, exercise, one).length)
  expect(counts('leap')).toEqual([2, 0])
  expect(counts('clock')).toEqual([0, 0])
  const sent = sentAbout(nudges, 'leap', later[0] ?? { check: '', gist: '' })
  expect(sent.map(({ at }) => at)).toEqual([2, 1])
  expect([nextHint([], 'leap', 3), nextHint(sent, 'leap', 3), nextHint(sent, 'leap', 2)]).toEqual([
    0,
    2,
    undefined,
  ])
})
