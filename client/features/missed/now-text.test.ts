import { expect, it } from 'vitest'
import type { RoomView } from '../../../shared/view/slices.ts'
import { nowText } from './now-text.ts'

const deck = {
  slides: [{ title: 'Welcome' }, {}],
  exercises: [{ id: 'leap', title: 'Leap years' }],
} as unknown as Parameters<typeof nowText>[1]
const at = (view: object) => nowText(view as RoomView, deck)

it('names what the class is shown, and the slide where there is nothing else', () => {
  const stage = { slide: 0 }
  expect(at({ stage })).toBe('Slide 1: Welcome')
  expect(at({ stage: { slide: 1 } })).toBe('Slide 2')
  const exercise = { id: 'leap' }
  expect(at({ stage, exercise })).toBe('Exercise: Leap years')
  const demos = { onScreen: 'd', items: { d: { title: 'Routes' } } }
  expect(at({ stage, exercise, demos })).toBe('Live code: Routes')
  const quizzes = { onScreen: 'r1', runs: { r1: { quiz: 'q', title: 'Warm-up' } } }
  expect(at({ stage, exercise, demos, quizzes })).toBe('Quiz: Warm-up')
})
