import { describe, expect, it } from 'vitest'
import type { OwnQuestionResults, OwnRunResults } from '../../../shared/report/own-quiz-results.ts'
import { nextUntried, type PracticeQuestion, practiceQuizzes } from './practice-run.ts'
import { tried } from './try-answer.ts'

const question = (id: string): OwnQuestionResults => ({
  question: { id, stem: '', points: 1, mayChange: false, anonymous: false, kind: 'number' },
  number: 1,
  explanation: '',
})
const keyed = (id: string): PracticeQuestion => ({ ...question(id), key: { kind: 'number', min: 4, max: 4 } })
const right = {
  answer: { kind: 'number', value: 4 },
  round: 1,
  at: 0,
  ms: 0,
  outcome: { correct: true, share: 1, points: 1 },
} as const
const run = (questions: OwnQuestionResults[], part: Partial<OwnRunResults> = {}): OwnRunResults => ({
  run: 'r1',
  title: 'A quiz',
  questions,
  answered: 0,
  correct: 0,
  points: 0,
  ...part,
})

describe('practice', () => {
  it('[Q29] is of what has a key; quizzes without are left out', () => {
    const runs = [
      run([question('a'), { ...keyed('b'), mine: right }, keyed('c')]),
      run([question('d')], { run: 'r2' }),
    ]
    expect(practiceQuizzes({ runs })).toMatchObject([
      { run: 'r1', rightInClass: 1, questions: [{ question: { id: 'b' } }, { question: { id: 'c' } }] },
    ])
  })

  it('[Q29] is graded as in class', () => {
    expect(tried(keyed('a'), { kind: 'number', value: 4 })).toMatchObject({ correct: true, share: 1 })
    expect(tried(keyed('a'), { kind: 'number', value: 5 })).toMatchObject({ correct: false, share: 0 })
  })

  it('goes on with what was not tried, from here and then from the beginning', () => {
    const questions = ['a', 'b', 'c'].map(keyed)
    const done = tried(keyed('b'), { kind: 'number', value: 4 })
    expect(nextUntried(questions, {}, 0)).toBe(1)
    expect(nextUntried(questions, { b: done }, 0)).toBe(2)
    expect(nextUntried(questions, { b: done }, 2)).toBe(0)
    expect(nextUntried(questions, { a: done, b: done, c: done }, 2)).toBeUndefined()
  })
})
