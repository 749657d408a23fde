import { expect, it } from 'vitest'
import { audienceExercise } from './audience-exercise.ts'
import type { StaffExercise } from './exercise.ts'

const MARKER = 'SECRET'

it('gives learners what they work with, and neither solution nor hidden checks nor what is to come', () => {
  const staff: unknown = {
    id: 'leap',
    title: 'Leap years',
    minutes: 10,
    points: 2,
    brief: '<p>Brief</p>',
    starter: [{ name: 'leap.py', text: 'pass', origin: MARKER }],
    entry: 'leap.py',
    app: 'leap:app',
    hints: ['<p>One</p>'],
    checks: [{ id: 'c', title: 'C', kind: 'output', expected: { equals: 'x' } }],
    hiddenChecks: [{ id: 'h', title: MARKER, kind: 'output', expected: { equals: MARKER } }],
    solution: [{ name: 'leap.py', text: MARKER }],
    covers: [MARKER],
    steps: [{ title: 'First', checks: ['c', 'h'], note: MARKER }],
    stepFiles: [[{ name: 'leap.py', text: MARKER }]],
    rubric: MARKER,
  }
  const exercise = audienceExercise(staff as StaffExercise)
  expect(JSON.stringify(exercise)).not.toContain(MARKER)
  expect(exercise).toEqual({
    id: 'leap',
    title: 'Leap years',
    minutes: 10,
    points: 2,
    brief: '<p>Brief</p>',
    starter: [{ name: 'leap.py', text: 'pass' }],
    entry: 'leap.py',
    app: 'leap:app',
    hints: ['<p>One</p>'],
    checks: [{ id: 'c', title: 'C', kind: 'output', expected: { equals: 'x' } }],
    steps: [{ title: 'First', checks: ['c'] }],
  })
})
