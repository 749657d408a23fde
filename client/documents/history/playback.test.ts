import { expect, it } from 'vitest'
import { playTimes, positionAt } from './playback.ts'

it('plays changes as they came, and cuts long pauses short', () => {
  expect(playTimes([5_000, 5_300, 65_300, 65_301])).toEqual([0, 0, 300, 2_300, 2_301])
  expect(playTimes([])).toEqual([0])
})

it('does not go back where the clock of the server did', () => {
  expect(playTimes([5_000, 4_000, 4_100])).toEqual([0, 0, 0, 100])
})

it('finds where playing has come to', () => {
  const due = [0, 0, 300, 2_300, 2_301]
  expect([0, 299, 300, 2_299, 2_300, 9_999].map((time) => positionAt(due, time))).toEqual([1, 1, 2, 2, 3, 4])
  expect(positionAt([0], 100)).toBe(0)
})
