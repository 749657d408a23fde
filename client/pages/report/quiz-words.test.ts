import { describe, expect, it } from 'vitest'
import type { QuestionResults } from '../../../shared/report/quiz-results.ts'
import { decimalText, difficultyWord, discriminationWord, rightShare, secondsText } from './quiz-words.ts'

const results = (part: Partial<QuestionResults>) => part as QuestionResults

describe('what the report says of a question', () => {
  it('is the share of right answers, where there are a key and answers', () => {
    expect(rightShare(results({ answered: 4, correct: 3 }))).toBe(0.75)
    expect(rightShare(results({ answered: 4 }))).toBeUndefined()
    expect(rightShare(results({ answered: 0, correct: 0 }))).toBeUndefined()
  })

  it('puts figures into words', () => {
    expect([0.9, 0.8, 0.5, 0.4, 0.39].map(difficultyWord)).toEqual([
      'easy',
      'easy',
      'medium',
      'medium',
      'hard',
    ])
    expect([0.5, 0.3, 0.2, 0.09, -0.4].map(discriminationWord)).toEqual([
      'good',
      'good',
      'fair',
      'weak',
      'weak',
    ])
    expect(decimalText(-0.125)).toBe('−0.13')
  })

  it('says times with the accuracy that they deserve', () => {
    expect([0, 4_240, 9_940, 9_960, 59_600, 60_000, 185_000].map(secondsText)).toEqual([
      '0.0 s',
      '4.2 s',
      '9.9 s',
      '10 s',
      '1 min',
      '1 min',
      '3 min 5 s',
    ])
  })
})
