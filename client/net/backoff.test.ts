import { describe, expect, it } from 'vitest'
import { seeded } from '../../tests/faults/random.ts'
import { backoffMs } from './backoff.ts'

/** When pages that lost their server at 0 ms come back to one that listens from `backAt` on. @returns ms, sorted */
function returns(pages: number, backAt: number): number[] {
  const random = seeded(7)
  return Array.from({ length: pages }, () => {
    let at = 0
    for (let attempt = 0; attempt === 0 || at < backAt; attempt++) at += backoffMs(attempt, random())
    return at
  }).sort((a, b) => a - b)
}

describe('waits before connecting again', () => {
  it('double up to 4 s, and up to 15 s from the ninth attempt on', () => {
    const longest = Array.from({ length: 11 }, (_, attempt) => backoffMs(attempt, 1))
    expect(longest).toEqual([500, 1000, 2000, 4000, 4000, 4000, 4000, 4000, 15_000, 15_000, 15_000])
    expect(backoffMs(3, 0)).toBe(0)
  })

  it('let 95 of 100 pages come back in 10 s, and all in 30 s, where the server is away for less than 6 s', () => {
    for (const backAt of [500, 2_000, 3_500, 6_000]) {
      const times = returns(2_000, backAt)
      expect(times[Math.ceil(0.95 * times.length) - 1]).toBeLessThan(10_000)
      expect(times.at(-1)).toBeLessThan(30_000)
    }
  })

  it('spread a full hall over seconds', () => {
    const times = returns(2_000, 3_500)
    const inOneTenth = Math.max(...times.map((at) => times.filter((t) => t >= at && t < at + 100).length))
    expect(inOneTenth).toBeLessThan(200)
  })
})
