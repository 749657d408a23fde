import { expect, it } from 'vitest'
import { counted } from './counted.ts'

it('a number has its noun in the right form', () => {
  expect([0, 1, 2].map((n) => counted(n, 'poll'))).toEqual(['0 polls', '1 poll', '2 polls'])
  expect([1, 2].map((n) => counted(n, 'quiz', 'quizzes'))).toEqual(['1 quiz', '2 quizzes'])
})
