import { describe, expect, it } from 'vitest'
import type { Question } from '../../../shared/course/quiz.ts'
import { answerOf, type Draft, draftOf, emptyDraft, isOnePress, movedBy, typedNumber } from './draft.ts'
import { CHOICE, COMMON, OPTIONS } from './sample-views.ts'

const QUESTIONS: Question[] = [
  CHOICE,
  { ...COMMON, kind: 'choice', form: 'multiple', options: OPTIONS },
  { ...COMMON, kind: 'number', unit: 'ms' },
  { ...COMMON, kind: 'text', form: 'short' },
  { ...COMMON, kind: 'text', form: 'output' },
  { ...COMMON, kind: 'order', options: OPTIONS },
  { ...COMMON, kind: 'match', options: OPTIONS, targets: OPTIONS },
  { ...COMMON, kind: 'line', language: 'python', lines: ['a', 'b'], html: ['a', 'b'] },
  { ...COMMON, kind: 'rating', steps: 5, low: '', high: '' },
  { ...COMMON, kind: 'open', form: 'cloud' },
]
const named = (question: Question) => `${question.kind} ${'form' in question ? question.form : ''}`.trim()

describe('an answer in the making', () => {
  it.each(QUESTIONS.map((question) => [named(question), question] as const))(
    'of kind %s begins empty, and says so when it is sent',
    (name, question) => {
      const result = answerOf(question, emptyDraft(question))
      // An order and an output may be right as they stand.
      if (['order', 'text output'].includes(name)) expect(result).toHaveProperty('answer')
      else expect(result).toHaveProperty('missing')
    },
  )

  it.each<[number, Draft]>([
    [0, { kind: 'choice', options: ['y'] }],
    [1, { kind: 'choice', options: ['x', 'z'] }],
    [3, { kind: 'text', text: 'blue' }],
    [6, { kind: 'match', pairs: { x: 'z', y: 'y', z: 'x' } }],
    [7, { kind: 'line', line: 2 }],
    [8, { kind: 'rating', value: 5 }],
    [9, { kind: 'open', text: 'fast, fun' }],
  ])('is what was put together: question %i', (at, draft) => {
    const question = QUESTIONS[at] ?? CHOICE
    expect(answerOf(question, draft)).toEqual({ answer: draft })
  })

  it('tells what is missing', () => {
    const of = (at: number, draft: Draft) => answerOf(QUESTIONS[at] ?? CHOICE, draft)
    expect(of(2, { kind: 'number', typed: 'many' })).toEqual({ missing: 'This is not a number.' })
    expect(of(3, { kind: 'text', text: '  ' })).toEqual({ missing: 'Type an answer.' })
    expect(of(6, { kind: 'match', pairs: { x: 'y' } })).toEqual({ missing: '2 are not matched yet.' })
    expect(of(7, { kind: 'line', line: 9 })).toEqual({ missing: 'A line is a whole number from 1 to 2.' })
  })

  it('understands numbers as people type them', () => {
    expect(['3,5', ' 1 000 ', '-2', '−2', '1e3', '.5', '', '1,2,3', '0x10', 'NaN'].map(typedNumber)).toEqual([
      3.5,
      1000,
      -2,
      -2,
      1000,
      0.5,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(draftOf({ kind: 'number', value: 3.5 })).toEqual({ kind: 'number', typed: '3.5' })
  })

  it('is sent by one press where that is all of it', () => {
    expect(QUESTIONS.filter(isOnePress).map(named)).toEqual(['choice single', 'rating'])
  })

  it('moves things by a step and not past the ends', () => {
    expect(movedBy(['x', 'y', 'z'], 'y', -1)).toEqual(['y', 'x', 'z'])
    expect(movedBy(['x', 'y', 'z'], 'y', 1)).toEqual(['x', 'z', 'y'])
    expect(movedBy(['x', 'y', 'z'], 'x', -1)).toEqual(['x', 'y', 'z'])
    expect(movedBy(['x', 'y', 'z'], 'z', 1)).toEqual(['x', 'y', 'z'])
  })
})
