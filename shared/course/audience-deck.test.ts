import { expect, it } from 'vitest'
import { audienceDeck } from './audience-deck.ts'
import type { StaffDeck } from './deck.ts'

const MARKER = 'SECRET'

/** Every field of a deck, and one that does not exist yet, with a marker where only staff may look. */
const staff: unknown = {
  id: 'd',
  course: 'c',
  title: 'T',
  language: 'en',
  aspect: 1.5,
  answers: MARKER,
  quizzes: [{ id: MARKER }],
  exercises: [
    {
      id: 'leap',
      title: 'Leap years',
      points: 2,
      minutes: 10,
      brief: MARKER,
      hints: [MARKER],
      solution: [{ name: 'leap.py', text: MARKER }],
      hiddenChecks: [MARKER],
    },
  ],
  slides: [
    {
      title: 'One',
      layout: 'default',
      classes: 'a b',
      html: '<p>x</p>',
      steps: 1,
      background: 'asset:x.png',
      notes: MARKER,
      minutes: 4,
      covers: [MARKER],
      hints: [{ severity: 'error', file: MARKER, line: 1, message: MARKER }],
      key: MARKER,
    },
  ],
}

it('gives the audience what is shown, and nothing of what staff alone may see', () => {
  const deck = audienceDeck(staff as StaffDeck)
  expect(JSON.stringify(deck)).not.toContain(MARKER)
  expect(deck).toEqual({
    id: 'd',
    course: 'c',
    title: 'T',
    language: 'en',
    aspect: 1.5,
    slides: [
      {
        title: 'One',
        layout: 'default',
        classes: 'a b',
        html: '<p>x</p>',
        steps: 1,
        background: 'asset:x.png',
      },
    ],
    exercises: [{ id: 'leap', title: 'Leap years', points: 2, minutes: 10 }],
  })
})
