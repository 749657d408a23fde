import { describe, expect, it } from 'vitest'
import { advanced, classTime, silencesOf } from './replay-time.ts'

describe('time of a replay', () => {
  it('finds stretches in which nothing changed, at both ends too', () => {
    expect(silencesOf([130_000, 20_000, 25_000], 0, 145_000)).toEqual([
      { from: 0, to: 20_000 },
      { from: 25_000, to: 130_000 },
      { from: 130_000, to: 145_000 },
    ])
    expect(silencesOf([], 0, 5_000)).toEqual([])
  })

  it('cuts long silences short, and keeps a second at each end', () => {
    const silences = [{ from: 10_000, to: 60_000 }]
    expect(advanced(9_000, 1_500, silences)).toBe(10_500)
    expect(advanced(9_000, 2_000, silences)).toBe(11_000)
    expect(advanced(9_000, 2_500, silences)).toBe(59_500)
    expect(advanced(30_000, 100, silences)).toBe(59_100)
    expect(advanced(59_500, 100, silences)).toBe(59_600)
    expect(advanced(9_000, 2_500, [])).toBe(11_500)
    expect(
      advanced(0, 4_000, [
        { from: 0, to: 20_000 },
        { from: 20_000, to: 40_000 },
      ]),
    ).toBe(40_000)
  })

  it('is told as the time since the class began', () => {
    expect(classTime(754_900)).toBe('00:12:34')
    expect(classTime(3_661_000)).toBe('01:01:01')
    expect(classTime(-5)).toBe('00:00:00')
  })
})
