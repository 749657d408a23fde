import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TokenBucket } from './token-bucket.ts'

describe('token bucket', () => {
  it('[P9] gives a burst at once, then at its rate', () => {
    const bucket = new TokenBucket(3, 2, 0)
    expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([true, true, true, false])
    expect(bucket.take(499)).toBe(false)
    expect(bucket.take(500)).toBe(true)
    expect(bucket.take(999)).toBe(false)
    expect(bucket.take(1_000)).toBe(true)
  })

  it('[P9] is full again after a while, and never fuller', () => {
    const bucket = new TokenBucket(3, 2, 0)
    expect(bucket.isFull(0)).toBe(true)
    bucket.take(0)
    expect(bucket.isFull(499)).toBe(false)
    expect(bucket.isFull(500)).toBe(true)
    const taken = Array.from({ length: 10 }, () => bucket.take(3_600_000)).filter(Boolean)
    expect(taken).toHaveLength(3)
  })

  it('[P9] never gives more than burst and rate allow, even where the clock is set back', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 200 })
    fc.assert(
      fc.property(waits, (all) => {
        const bucket = new TokenBucket(5, 10, 0)
        let now = 0
        let given = 0
        for (const wait of all) {
          now += wait
          if (bucket.take(now)) given += 1
        }
        expect(given).toBeLessThanOrEqual(5 + Math.ceil((now / 1_000) * 10))
      }),
    )
    const bucket = new TokenBucket(1, 1, 10_000)
    expect(bucket.take(10_000)).toBe(true)
    expect(bucket.take(0)).toBe(false)
    expect(bucket.take(999)).toBe(false)
    expect(bucket.take(1_000)).toBe(true)
  })
})
