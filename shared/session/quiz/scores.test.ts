import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advanced, speedFactor } from './scores.ts'
import { NO_STANDINGS } from './state.ts'

describe('speed', () => {
  it('[Q17] falls from the whole in the first two seconds to half at the deadline', () => {
    expect(speedFactor(0, 30_000)).toBe(1)
    expect(speedFactor(2_000, 30_000)).toBe(1)
    expect(speedFactor(16_000, 30_000)).toBe(0.75)
    expect(speedFactor(30_000, 30_000)).toBe(0.5)
    expect(speedFactor(31_000, 30_000)).toBe(0.5)
    expect(speedFactor(60_000, undefined)).toBe(1)
    expect(speedFactor(1_500, 1_900)).toBe(1)
  })

  it('[Q17] later is never worth more, and never less than half', () => {
    const ms = fc.integer({ min: 0, max: 100_000 })
    fc.assert(
      fc.property(ms, ms, ms, (length, a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)]
        expect(speedFactor(early, length)).toBeGreaterThanOrEqual(speedFactor(late, length))
        expect(speedFactor(late, length)).toBeGreaterThanOrEqual(0.5)
      }),
    )
  })
})

describe('standings', () => {
  const got = (participant: string, points: number) => ({ participant, correct: true, share: 1, points })

  it('[Q18] add up, the best first, and equal points share a rank', () => {
    const first = advanced(NO_STANDINGS, [got('ana', 1), got('ben', 2), got('cleo', 1), got('dan', 0.5)])
    expect(first.order).toEqual(['ben', 'ana', 'cleo', 'dan'])
    expect([...first.ranks]).toEqual([
      ['ben', 1],
      ['ana', 2],
      ['cleo', 2],
      ['dan', 4],
    ])
    const second = advanced(first, [got('dan', 1.51), got('eve', 0)])
    expect(second.points.get('dan')).toBe(2.01)
    expect(second.ranks.get('eve')).toBe(5)
    expect(first.points.get('dan')).toBe(0.5)
  })
})
