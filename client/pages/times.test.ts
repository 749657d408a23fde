import { describe, expect, it } from 'vitest'
import { clockText, dayText, durationText, momentText, waitText } from './times.ts'

const S = 1000
const M = 60 * S

describe('durationText', () => {
  it.each([
    [0, '0 min'],
    [20 * S, 'under a minute'],
    [30 * S, '1 min'],
    [59 * M, '59 min'],
    [59.6 * M, '1 h'],
    [92 * M, '1 h 32 min'],
    [120 * M, '2 h'],
  ])('%d ms is %s', (ms, text) => {
    expect(durationText(ms)).toBe(text)
  })
})

describe('waitText', () => {
  it.each([
    [0, '1 s'],
    [1, '1 s'],
    [44_200, '45 s'],
    [60 * S, '1 min'],
    [61 * S, '2 min'],
  ])('%d ms is %s', (ms, text) => {
    expect(waitText(ms)).toBe(text)
  })
})

describe('dayText', () => {
  const at = (day: number, hour: number, year = 2026) => new Date(year, 10, day, hour).getTime()

  it('goes by the calendar, not by 24 hours', () => {
    expect(dayText(at(23, 0), at(23, 23))).toBe('Today')
    expect(dayText(at(22, 23), at(23, 0))).toBe('Yesterday')
    expect(dayText(at(21, 23), at(23, 0))).not.toBe('Yesterday')
  })

  it('names the year only where it is another', () => {
    expect(dayText(at(3, 12), at(23, 12))).not.toContain('2026')
    expect(dayText(at(3, 12, 2025), at(23, 12))).toContain('2025')
  })
})

describe('momentText', () => {
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime()

  it('names the day only where it is another', () => {
    expect(momentText(at(23, 9), at(23, 22))).toBe(clockText(at(23, 9)))
    expect(momentText(at(22, 9), at(23, 22))).toBe(`Yesterday ${clockText(at(22, 9))}`)
  })
})
