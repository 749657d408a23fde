import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../shared/course/quiz.ts'
import type { MyQuestionView } from '../../../shared/view/quiz-slices.ts'
import { answeredNow, endOf, isTakingAnswers } from './may-answer.ts'
import { receiptOf } from './receipt-text.ts'
import { asked } from './sample-views.ts'
import { receiptTime } from './time-words.ts'

const answer: Answer = { kind: 'choice', options: ['x'] }
const mine: MyQuestionView = { answer, at: 5_000, round: 1 }

describe('whether an answer is still taken', () => {
  it('until the deadline, or for as long as it is open', () => {
    expect(isTakingAnswers(asked(), undefined, 1e12)).toBe(true)
    expect(isTakingAnswers(asked({ until: 100 }), undefined, 100)).toBe(true)
    expect(isTakingAnswers(asked({ until: 100 }), undefined, 101)).toBe(false)
    expect(isTakingAnswers(asked({ phase: 'discussing' }), undefined, 0)).toBe(false)
    expect(isTakingAnswers(asked({ phase: 'revealed' }), { until: 100 }, 0)).toBe(false)
  })

  it('longer for those who have extra time, even when it is closed for the others', () => {
    expect(endOf(asked({ until: 100 }), { until: 150 })).toBe(150)
    expect(isTakingAnswers(asked({ phase: 'closed', until: 100 }), { until: 150 }, 140)).toBe(true)
    expect(isTakingAnswers(asked({ phase: 'closed', until: 100 }), undefined, 90)).toBe(false)
  })

  it('anew in the second round', () => {
    expect(answeredNow(asked(), mine)).toBe(true)
    expect(answeredNow(asked({ round: 2 }), mine)).toBe(false)
    expect(answeredNow(asked(), { voted: true })).toBe(true)
  })
})

describe('a receipt', () => {
  it('has the time when the answer was saved', () => {
    const text = receiptOf(asked(), undefined, { state: 'saved', answer, at: 7_000 }, true)?.text
    expect(text).toBe(`Saved ${receiptTime(7_000)}`)
    expect(text).toMatch(/\d:\d\d:\d\d/)
    expect(receiptOf(asked(), mine, undefined, true)?.text).toBe(`Saved ${receiptTime(5_000)}`)
  })

  it('says that it is not saved while the line is down or the server in trouble', () => {
    const text = 'Not saved yet, trying again'
    expect(receiptOf(asked(), undefined, { state: 'sending', answer }, false)?.text).toBe(text)
    expect(receiptOf(asked(), undefined, { state: 'sending', answer, troubled: true }, true)?.text).toBe(text)
    expect(receiptOf(asked(), undefined, { state: 'sending', answer }, true)?.text).toBe('Saving …')
  })

  it('says why it was refused, and that an earlier answer counts', () => {
    const refused = { state: 'refused', answer, message: 'Too late.' } as const
    expect(receiptOf(asked(), undefined, refused, true)?.text).toBe('Not saved: Too late.')
    expect(receiptOf(asked(), mine, refused, true)?.text).toBe(
      'Not saved: Too late. Your earlier answer counts.',
    )
  })

  it('is absent before there is an answer, and for the vote of the first round in the second', () => {
    expect(receiptOf(asked(), undefined, undefined, true)).toBeUndefined()
    expect(receiptOf(asked({ round: 2 }), mine, undefined, true)).toBeUndefined()
  })
})
