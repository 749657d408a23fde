import { expect, it } from 'vitest'
import { placeText } from './place-text.ts'

it('[I6] says whose turn it is', () => {
  expect(placeText(1)).toBe('Your hand is up. You are next.')
  expect(placeText(2)).toBe('Your hand is up. 1 is before you.')
  expect(placeText(5)).toBe('Your hand is up. 4 are before you.')
  expect(placeText(undefined)).toBe('Your hand is up. At least 20 are before you.')
})
