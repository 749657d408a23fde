import { describe, expect, it } from 'vitest'
import { SAMPLE_QUIZ } from '../../../../tests/harness/sample-quiz.ts'
import { asked, held } from '../sample-views.ts'
import { hostActions, moreTime } from './next-action.ts'

const first = SAMPLE_QUIZ.questions[0]?.question
const last = SAMPLE_QUIZ.questions[2]?.question
if (!first || !last) throw new Error('The sample has three questions.')
const labels = (...args: Parameters<typeof hostActions>) => {
  const { next, others } = hostActions(...args)
  return [next.label, ...others.map(({ label }) => label)]
}

describe('what a host does next', () => {
  it('asks the first question of a quiz that was opened', () => {
    expect(hostActions(held(undefined), SAMPLE_QUIZ).next.command).toEqual({
      type: 'question.show',
      run: 'r1',
      question: first.id,
    })
  })

  it('closes, reveals, and goes on to the next question', () => {
    const at = (phase: 'open' | 'closed' | 'discussing' | 'revealed', round: 1 | 2 = 1) =>
      labels(held(asked({ question: first, phase, round })), SAMPLE_QUIZ)
    expect(at('open')).toEqual(['Close', 'Reveal the answer', 'Discuss'])
    expect(at('open', 2)).toEqual(['Close', 'Reveal the answer'])
    expect(at('closed')).toEqual(['Reveal the answer', 'Discuss'])
    expect(at('discussing')).toEqual(['Vote again', 'Reveal the answer'])
    expect(at('revealed')).toEqual(['Next question', 'Finish the quiz'])
    const { command } = hostActions(held(asked({ question: first, phase: 'revealed' })), SAMPLE_QUIZ).next
    expect(command).toMatchObject({ question: SAMPLE_QUIZ.questions[1]?.question.id })
  })

  it('finishes after the last question, then goes back to the slides', () => {
    const view = asked({ question: last, number: 3, phase: 'revealed' })
    expect(labels(held(view), SAMPLE_QUIZ)).toEqual(['Finish the quiz', 'Back to the slides'])
    expect(labels(held(view, { finished: true }), SAMPLE_QUIZ)).toEqual(['Back to the slides'])
  })

  it('shows the result of a poll, which has nothing to reveal', () => {
    const { quiz: _, ...poll } = held(asked({ phase: 'closed' }), { title: '' })
    expect(labels(poll, undefined)).toEqual(['Show the result', 'Discuss'])
    const { quiz: __, ...over } = held(asked({ phase: 'revealed' }), { title: '' })
    expect(labels(over, undefined)).toEqual(['Back to the slides'])
  })

  it('closes and reveals sets as a whole', () => {
    const set = (phase: 'open' | 'closed' | 'revealed') => held(asked({ phase }), { pace: 'free' })
    expect(hostActions(set('open'), SAMPLE_QUIZ).next.command).toEqual({ type: 'question.close', run: 'r1' })
    expect(hostActions(set('closed'), SAMPLE_QUIZ).next.command).toEqual({
      type: 'question.reveal',
      run: 'r1',
    })
    expect(hostActions(set('revealed'), SAMPLE_QUIZ).next.command).toEqual({ type: 'quiz.finish', run: 'r1' })
  })
})

describe('more time', () => {
  it('is half a minute after the deadline, or from now on where there is none', () => {
    expect(moreTime(held(asked({ until: 50_000 })), 10_000)?.command).toMatchObject({ until: 80_000 })
    expect(moreTime(held(asked({ until: 50_000 })), 60_000)?.command).toMatchObject({ until: 90_000 })
    expect(moreTime(held(asked()), 10_000)).toMatchObject({ label: '30 s left', command: { until: 40_000 } })
  })

  it('is not offered for what is closed', () => {
    expect(moreTime(held(asked({ phase: 'closed' })), 0)).toBeUndefined()
  })
})
