import { describe, expect, it } from 'vitest'
import {
  ask,
  choose,
  give,
  openSample,
  reveal,
  SAMPLE_QUIZ,
  samplePoll,
} from '../../tests/harness/sample-quiz.ts'
import { Scenario } from '../../tests/harness/scenario.ts'
import { ownQuizResults } from './own-quiz-results.ts'

const held = Scenario.class()
  .with({ quizzes: new Map([['q', SAMPLE_QUIZ]]) })
  .after('host', openSample)
  .after('host', ask('pick'))
  .after('ana', give('pick', choose('a')))
  .after('ben', give('pick', choose('b')))

describe('what learners may have of a quiz', () => {
  it('[Q29] nothing before the reveal', () => {
    expect(ownQuizResults(held.state.quizzes, 'ana')).toEqual([])
  })

  it('[Q29] their own answer with key, explanation and feedback after it', () => {
    const after = held
      .after('host', reveal('pick'))
      .after('host', ask('say'))
      .after('ana', give('say', { kind: 'text', text: 'blue' }))
    const [run, ...others] = ownQuizResults(after.state.quizzes, 'ana')
    expect(others).toEqual([])
    expect(run).toMatchObject({ run: 'r1', quiz: 'q', title: 'A quiz', answered: 1, correct: 0, points: 0 })
    expect(run?.questions).toEqual([
      {
        question: SAMPLE_QUIZ.questions[0]?.question,
        number: 1,
        key: { kind: 'choice', options: ['b'] },
        explanation: '<p>Because of b.</p>',
        feedback: { a: 'No a.' },
        mine: {
          answer: choose('a'),
          round: 1,
          at: expect.any(Number),
          ms: expect.any(Number),
          outcome: { correct: false, share: 0, points: 0 },
        },
      },
    ])
    expect(ownQuizResults(after.state.quizzes, 'ben')).toMatchObject([{ answered: 1, correct: 1, points: 2 }])
    expect(ownQuizResults(after.state.quizzes, 'cleo')[0]?.questions[0]?.mine).toBeUndefined()
  })

  it('[Q29] polls too, and the answer of the first round where there was none in the second', () => {
    const poll = (answer: string) =>
      ({ type: 'answer.give', run: 'r1', question: 'r1/1', round: 1, answer: choose(answer) }) as const
    const opened = Scenario.class().after('host', samplePoll)
    const question = opened.state.quizzes.runs[0]?.items[0]?.question
    const [first = ''] = question?.kind === 'choice' ? question.options.map(({ id }) => id) : []
    const named = { run: 'r1', question: question?.id ?? '' } as const
    const after = opened
      .after('ana', { ...poll(first), ...named })
      .after('host', { type: 'question.discuss', ...named })
      .after('host', { type: 'question.ask-again', ...named })
      .after('host', { type: 'question.reveal', ...named })
    expect(ownQuizResults(after.state.quizzes, 'ana')).toMatchObject([
      { title: '', answered: 1, correct: 0, questions: [{ mine: { round: 1, answer: choose(first) } }] },
    ])
  })
})
