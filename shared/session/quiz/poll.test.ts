import { describe, expect, it } from 'vitest'
import { samplePoll } from '../../../tests/harness/sample-quiz.ts'
import { Scenario } from '../../../tests/harness/scenario.ts'
import { quizCommand } from './commands.ts'
import { RUNS_MAX } from './hosting.ts'
import type { PollDraft } from './poll.ts'

const session = Scenario.class()

describe('polls made on the spot', () => {
  it('[Q4] become questions in which nothing is markup', () => {
    const poll: PollDraft = {
      kind: 'choice',
      stem: 'a < b?\n<img src=x onerror=alert(1)>',
      multiple: true,
      options: ['<b>', '"no"'],
    }
    expect(session.when('ta', { ...samplePoll, poll, seconds: 20 }, 2_000_000)).toEqual({
      events: [
        {
          type: 'poll.opened',
          run: 'r1',
          live: false,
          until: 2_020_000,
          question: {
            id: 'poll/r1',
            stem: '<p>a &lt; b?<br>&lt;img src=x onerror=alert(1)&gt;</p>',
            kind: 'choice',
            form: 'multiple',
            options: [
              { id: 'a', html: '&lt;b&gt;' },
              { id: 'b', html: '&quot;no&quot;' },
            ],
            points: 0,
            mayChange: false,
            anonymous: false,
            seconds: 20,
          },
        },
      ],
    })
  })

  it('[Q4] have no right and wrong', () => {
    const known = session
      .after('ta', samplePoll)
      .after('ana', {
        type: 'answer.give',
        run: 'r1',
        question: 'poll/r1',
        round: 1,
        answer: { kind: 'choice', options: ['a'] },
      })
      .when('ta', { type: 'question.reveal', run: 'r1', question: 'poll/r1' })
    expect(known).toMatchObject({
      events: [{}, { type: 'question.revealed', outcomes: [], explanation: '' }],
    })
    expect(JSON.stringify(known)).not.toContain('"key"')
  })

  it('[Q4] are bounded, and what is too much or senseless is malformed', () => {
    const valid = (poll: object) => quizCommand.safeParse({ ...samplePoll, poll }).success
    const choice = samplePoll.poll
    expect(valid(choice)).toBe(true)
    expect(valid({ ...choice, options: ['one'] })).toBe(false)
    expect(valid({ ...choice, options: ['same', 'same '] })).toBe(false)
    expect(valid({ ...choice, options: Array.from({ length: 11 }, (_, n) => `${n}`) })).toBe(false)
    expect(valid({ ...choice, stem: ' ' })).toBe(false)
    expect(valid({ ...choice, stem: 'x'.repeat(501) })).toBe(false)
    expect(valid({ ...choice, key: { kind: 'choice', options: ['a'] } })).toBe(false)
    expect(valid({ kind: 'rating', stem: 'So?', steps: 5, low: '', high: '' })).toBe(true)
    expect(valid({ kind: 'rating', stem: 'So?', steps: 1, low: '', high: '' })).toBe(false)
    expect(valid({ kind: 'open', stem: 'So?', form: 'cloud' })).toBe(true)
    expect(valid({ kind: 'number', stem: 'How many?', unit: 'ms' })).toBe(true)
  })

  it('[Q5] a session has a bounded number of quizzes and polls', () => {
    let so = session
    for (let n = 1; n <= RUNS_MAX; n++) {
      so = so
        .after('host', samplePoll)
        .after('host', { type: 'question.reveal', run: `r${n}`, question: `poll/r${n}` })
    }
    expect(so.when('host', samplePoll)).toMatchObject({ refused: 'full' })
  })
})
