import { describe, expect, it } from 'vitest'
import { ask, choose, give, openSample, reveal, SAMPLE_QUIZ } from '../../tests/harness/sample-quiz.ts'
import { joined, Scenario } from '../../tests/harness/scenario.ts'
import { quizResults } from './quiz-results.ts'

const say = (text: string, round: 1 | 2 = 1) => give('say', { kind: 'text', text }, round)
const class4 = Scenario.class()
  .with({ quizzes: new Map([['q', SAMPLE_QUIZ]]) })
  .given(joined('cleo', 'learner'), joined('dan', 'learner'))
  .after('host', openSample)
  .after('host', ask('pick'))
  .after('ana', give('pick', choose('b')))
  .after('ben', give('pick', choose('b')))
  .after('cleo', give('pick', choose('a')))
  .after('dan', give('pick', choose('c')))
  .after('host', reveal('pick'))
  .after('host', ask('say'))
  .after('ana', say('blue'))
  .after('ben', say('red'))
  .after('cleo', say('green'))
  .after('host', { type: 'question.discuss', run: 'r1', question: 'q/say' })
  .after('host', { type: 'question.ask-again', run: 'r1', question: 'q/say' })
  .after('ben', say('blue', 2))
  .after('host', reveal('say'))

const results = (so: Scenario) => quizResults(so.state.quizzes, so.state.roster)

describe('results', () => {
  const [run] = results(class4)

  it('[Q28] are told for each person, the best first', () => {
    expect(
      run?.people.map(({ participant, answered, correct, points }) => [
        participant,
        answered,
        correct,
        points,
      ]),
    ).toEqual([
      ['ana', 2, 2, 3],
      ['ben', 2, 2, 3],
      ['cleo', 2, 0, 0],
      ['dan', 1, 0, 0],
    ])
    expect(run?.people[1]?.answers['q/say']).toMatchObject({
      answer: { text: 'blue' },
      round: 2,
      outcome: { correct: true, share: 1, points: 1 },
    })
  })

  it('[Q28] and for each question, round by round', () => {
    expect(run?.questions[1]).toMatchObject({
      number: 2,
      revealed: true,
      answered: 3,
      correct: 2,
      rounds: [{ blue: 1, green: 1, red: 1 }, { blue: 1 }],
    })
    expect(run?.questions[0]).toMatchObject({ answered: 4, correct: 2, rounds: [{ a: 1, b: 2, c: 1 }] })
  })

  it('[Q28] say how hard a question was, whom it tells apart, and what the options drew', () => {
    const analysis = run?.questions[0]?.analysis
    expect(analysis?.difficulty).toBe(0.5)
    // Ana and Ben were right in both, Cleo in neither.
    expect(analysis?.discrimination).toBeCloseTo(1)
    expect(analysis?.options).toEqual([
      { option: 'a', right: false, chosen: 1, share: 0.25, elsewhere: 0 },
      { option: 'b', right: true, chosen: 2, share: 0.5, elsewhere: 1 },
      { option: 'c', right: false, chosen: 1, share: 0.25 },
    ])
  })

  it('[Q28] say nothing where there is nothing to compare', () => {
    const alone = Scenario.class()
      .with({ quizzes: new Map([['q', SAMPLE_QUIZ]]) })
      .after('host', openSample)
      .after('host', ask('pick'))
    expect(results(alone)[0]?.questions[0]).toMatchObject({ revealed: false, answered: 0 })
    expect(results(alone.after('host', reveal('pick')))[0]?.questions[0]?.analysis).toEqual({
      options: ['a', 'b', 'c'].map((option) => ({ option, right: option === 'b', chosen: 0, share: 0 })),
    })
  })

  const vote = give('rate', { kind: 'rating', value: 4 })

  it('[Q19] of anonymous questions hold counts and no persons', () => {
    const rated = class4
      .after('host', ask('rate'))
      .after('ana', vote)
      .after('ben', vote)
      .after('dan', vote)
      .after('host', reveal('rate'))
    const [voted] = results(rated)
    expect(voted?.questions[2]).toMatchObject({ answered: 3, rounds: [{ 4: 3 }] })
    expect(voted?.questions[2]?.medianMs).toBeUndefined()
    for (const { answers } of voted?.people ?? []) expect(answers['q/rate']).toBeUndefined()
  })

  it('[Q20] do not tell anonymous votes before the reveal, nor fewer than three', () => {
    const two = class4.after('host', ask('rate')).after('ana', vote).after('ben', vote)
    const counts = (so: Scenario) => results(so)[0]?.questions[2]
    expect(counts(two.after('dan', vote))).toMatchObject({ answered: 3, rounds: [{}] })
    expect(counts(two.after('host', reveal('rate')))).toMatchObject({ answered: 2, rounds: [{}] })
  })

  it('[Q28] say how long it took, for half of those who answered', () => {
    const answered = run?.people.map(({ answers }) => answers['q/pick']?.ms ?? 0) ?? []
    const [, low = 0, high = 0] = answered.sort((a, b) => a - b)
    expect(run?.questions[0]?.medianMs).toBe(Math.round((low + high) / 2))
  })
})
