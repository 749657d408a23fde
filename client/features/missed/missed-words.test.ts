import { expect, it } from 'vitest'
import type { Missed } from '../../../shared/report/missed.ts'
import { absenceText, contentText } from './missed-words.ts'

const missed: Missed = {
  from: 0,
  to: 12 * 60_000,
  late: true,
  slides: [
    { slide: 0, shownMs: 1 },
    { slide: 1, shownMs: 1 },
  ],
  exercises: [{ exercise: 'leap', title: 'Leap years', begunAt: 0, current: true }],
  quizzes: [],
  announcements: [],
  answered: [],
}

it('says how long somebody was not there', () => {
  expect(absenceText(missed)).toBe('You came 12 min after the start.')
  expect(absenceText({ ...missed, late: false })).toBe('You were away for 12 min.')
})

it('counts what there is, and nothing else', () => {
  expect(contentText(missed)).toBe('2 slides, 1 exercise')
})
