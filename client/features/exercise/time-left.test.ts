import { expect, it } from 'vitest'
import { clockLeft, leftOf, thresholdText } from './time-left.ts'

it('counts down to 0:01 and stays at the end', () => {
  expect([0, 1, 1_000, 59_001, 245_000, 3_720_000].map(clockLeft)).toEqual([
    '0:00',
    '0:01',
    '0:01',
    '1:00',
    '4:05',
    '1:02:00',
  ])
  expect(leftOf({ startedAt: 0, endsAt: 100 }, 40)).toBe(60)
  expect(leftOf({ startedAt: 0, endsAt: 100 }, 140)).toBe(0)
  expect(leftOf({ startedAt: 0, leftMs: 70 }, 999)).toBe(70)
})

it('is announced at thresholds, the same text in between', () => {
  expect([301_000, 300_000, 61_000, 60_000, 10_000, 1, 0].map(thresholdText)).toEqual([
    '',
    'Five minutes left.',
    'Five minutes left.',
    'One minute left.',
    '10 seconds left.',
    '10 seconds left.',
    'Time is up.',
  ])
})
