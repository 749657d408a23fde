import { describe, expect, it } from 'vitest'
import { paceOf, paceText, stopwatch } from './pace.ts'

const MINUTE = 60_000
const slides = [{ minutes: 1 }, { minutes: 5 }, {}, { minutes: 4 }]

describe('pace', () => {
  it('is unknown where no slide has minutes', () => {
    expect(paceOf([{}, {}], 0, 5 * MINUTE, MINUTE)).toBeUndefined()
  })

  it('is on time while the present slide uses up its own minutes', () => {
    const pace = paceOf(slides, 1, 4 * MINUTE, 3 * MINUTE)
    expect(pace).toEqual({ plannedMs: 10 * MINUTE, behindMs: 0 })
    expect(pace && paceText(pace)).toBe('on time')
  })

  it('falls behind while a slide stays up longer than planned', () => {
    const pace = paceOf(slides, 1, 9 * MINUTE, 8 * MINUTE)
    expect(pace && paceText(pace)).toBe('3 min behind')
  })

  it('is ahead after slides that took less time', () => {
    const pace = paceOf(slides, 3, 3 * MINUTE, 0)
    expect(pace && paceText(pace)).toBe('3 min ahead')
  })

  it('does not count a slide without minutes', () => {
    expect(paceOf(slides, 2, 8 * MINUTE, 2 * MINUTE)?.behindMs).toBe(2 * MINUTE)
  })
})

describe('stopwatch', () => {
  it.each([
    [0, '0:00'],
    [65_900, '1:05'],
    [3_600_000, '1:00:00'],
    [4_025_000, '1:07:05'],
    [-5, '0:00'],
  ])('shows %i ms as %s', (ms, text) => {
    expect(stopwatch(ms)).toBe(text)
  })
})
