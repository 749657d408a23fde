import { expect, it } from 'vitest'
import { stripOf } from './strip.ts'

it('shows where people take turns, and where nobody typed for a minute', () => {
  const steps = [
    { at: 0, by: null },
    { at: 1_000, by: 'ana' },
    { at: 2_000, by: 'ana' },
    { at: 70_000, by: 'ben' },
    { at: 70_100, by: 'ana' },
  ]
  expect(stripOf(steps)).toEqual({
    stretches: [
      { from: 0, to: 1, by: null },
      { from: 1, to: 3, by: 'ana' },
      { from: 3, to: 4, by: 'ben' },
      { from: 4, to: 5, by: 'ana' },
    ],
    pauses: [3],
  })
  expect(stripOf([])).toEqual({ stretches: [], pauses: [] })
})

it('of a long history shows no more than can be told apart, from end to end', () => {
  const steps = Array.from({ length: 20_000 }, (_, i) => ({ at: i * 100, by: i % 100 < 60 ? 'ana' : 'ben' }))
  const { stretches } = stripOf(steps)
  expect(stretches.length).toBeLessThanOrEqual(240)
  expect([stretches[0]?.from, stretches.at(-1)?.to]).toEqual([0, 20_000])
  for (const [i, { from }] of stretches.entries()) if (i > 0) expect(stretches[i - 1]?.to).toBe(from)
})
