import { expect, it } from 'vitest'
import { clockText, dayText } from '../times.ts'
import { dayOf, usedText } from './used-text.ts'

const NOON = new Date(2026, 10, 25, 12).getTime()
const DAY = 24 * 60 * 60 * 1000

it('names the last use within a sentence', () => {
  expect(usedText(undefined, NOON)).toBe('never used')
  expect(usedText(NOON - 1_000, NOON)).toBe(`last used today, ${clockText(NOON - 1_000)}`)
  expect(usedText(NOON - DAY, NOON)).toBe('last used yesterday')
  expect(dayOf(NOON - 9 * DAY, NOON)).toBe(dayText(NOON - 9 * DAY, NOON))
})
