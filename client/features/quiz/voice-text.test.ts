import { describe, expect, it } from 'vitest'
import { asked, CHOICE, held } from './sample-views.ts'
import { voiceText } from './voice-text.ts'

const result = {
  key: { kind: 'choice' as const, options: ['y'] },
  explanation: '',
  bars: { x: 1 },
  correct: 0,
}

describe('what screen readers are told', () => {
  it('is the question with what there is to choose, and its time', () => {
    const view = asked({ question: { ...CHOICE, seconds: 30 } })
    expect(voiceText(held(view), undefined, true)).toBe('Question 1 of 2. Which? 3 options. 30 seconds.')
    expect(voiceText(held({ ...view, round: 2 }), undefined, true)).toContain('Vote again.')
  })

  it('stays the same while answers come in and time goes by', () => {
    const text = (answered: number) => voiceText(held(asked({ answered, until: 30_000 })), undefined, true)
    expect(text(5)).toBe(text(0))
  })

  it('is the end of the question, and how one did', () => {
    expect(voiceText(held(asked({ phase: 'closed' })), undefined, true)).toBe('The question is closed.')
    const view = asked({ phase: 'revealed', result })
    const own = (correct: boolean) => ({
      questions: { 'q/1': { result: { correct, share: correct ? 1 : 0, points: correct ? 2 : 0 } } },
    })
    expect(voiceText(held(view), own(true), true)).toBe('Right. 2 points.')
    expect(voiceText(held(view), own(false), true)).toBe('Not right. Right is: Y.')
    expect(voiceText(held(view), undefined, true)).toBe('You did not answer. Right is: Y.')
    expect(voiceText(held(view), undefined, false)).toBe('The result is there. Right is: Y.')
  })
})
