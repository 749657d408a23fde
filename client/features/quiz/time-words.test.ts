import { expect, it } from 'vitest'
import { countdownText, spokenTime, timeSaid } from './time-words.ts'

it('time is said at a minute, ten seconds and the last five, and never between', () => {
  const said: string[] = []
  for (let left = 90; left > 0; left -= 1) {
    const text = timeSaid(left, left - 1)
    if (text !== undefined) said.push(`${left - 1}: ${text}`)
  }
  expect(said).toEqual(['60: 1 minute left', '10: 10 seconds left', '5: 5', '4: 4', '3: 3', '2: 2', '1: 1'])
})

it('of thresholds that were slept through only the last is said, and none when time was added', () => {
  expect(timeSaid(70, 4)).toBe('4')
  expect(timeSaid(70, 0)).toBeUndefined()
  expect(timeSaid(4, 34)).toBeUndefined()
})

it('time is shown and spoken in minutes and seconds', () => {
  expect([9, 90, 3723].map(countdownText)).toEqual(['0:09', '1:30', '1:02:03'])
  expect([1, 60, 90, 0].map(spokenTime)).toEqual(['1 second', '1 minute', '1 minute 30 seconds', '0 seconds'])
})
