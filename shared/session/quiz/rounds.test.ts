import { describe, expect, it } from 'vitest'
import {
  ask,
  choose,
  close,
  give,
  openSample,
  reveal,
  SAMPLE_QUIZ,
} from '../../../tests/harness/sample-quiz.ts'
import { Scenario } from '../../../tests/harness/scenario.ts'
import { findItem, findRun, type Item } from './state.ts'

const session = Scenario.class().with({ quizzes: new Map([['q', SAMPLE_QUIZ]]) })
const picking = session.after('host', openSample).after('host', ask('pick'))
const question = { run: 'r1', question: 'q/pick' } as const
const discuss = { type: 'question.discuss', ...question } as const
const again = { type: 'question.ask-again', ...question } as const

function item(so: Scenario, name = 'pick'): Item {
  const run = findRun(so.state.quizzes, 'r1')
  const found = run && findItem(run, `q/${name}`)
  if (!found) throw new Error(`${name} was not asked`)
  return found
}

/** The server lives for so long, and a countdown runs. */
function passes(so: Scenario, seconds: number): Scenario {
  return so.given(...Array.from({ length: seconds }, () => ({ type: 'countdown.ticked' }) as const))
}

describe('two rounds', () => {
  it('[Q14] vote, discuss, vote again: both are kept, and the second counts', () => {
    const first = picking.after('ana', give('pick', choose('a'))).after('ben', give('pick', choose('b')))
    const talking = first.after('host', discuss)
    expect(item(talking)).toMatchObject({ phase: 'discussing', round: 1, closed: { answered: 2 } })
    expect(talking.when('cohost', discuss)).toEqual({ events: [] })
    expect(talking.when('ana', give('pick', choose('b')))).toMatchObject({ refused: 'closed' })
    const second = talking.after('host', again)
    expect(second.when('cohost', again)).toEqual({ events: [] })
    expect(item(second)).toMatchObject({ phase: 'open', round: 2 })
    expect(second.when('ana', give('pick', choose('b'), 1))).toMatchObject({ refused: 'closed' })
    const known = second.after('ana', give('pick', choose('b'), 2)).after('host', reveal('pick'))
    expect([...item(known).counts.entries()]).toEqual([['b', 1]])
    expect([...(item(known).first?.counts.entries() ?? [])].sort()).toEqual([
      ['a', 1],
      ['b', 1],
    ])
    // Ben did not vote again: his first answer stands.
    expect(item(known).reveal?.outcomes).toEqual(
      new Map([
        ['ana', { correct: true, share: 1, points: 2 }],
        ['ben', { correct: true, share: 1, points: 2 }],
      ]),
    )
  })

  it('[Q14] there is no second round of what is open or revealed, and no third', () => {
    expect(picking.when('host', again)).toMatchObject({ refused: 'invalid' })
    const known = picking.after('host', reveal('pick'))
    expect(known.when('host', again)).toMatchObject({ refused: 'invalid' })
    expect(known.when('host', discuss)).toMatchObject({ refused: 'invalid' })
    const second = picking.after('host', discuss).after('host', again)
    expect(second.when('host', discuss)).toMatchObject({ refused: 'invalid' })
  })
})

describe('countdowns', () => {
  it('[Q10] a question closes a second after its deadline', () => {
    const { until = 0 } = item(picking)
    expect(passes(picking, 28).when('system', { type: 'countdown.tick' }, until + 999)).toEqual({
      events: [{ type: 'countdown.ticked' }],
    })
    expect(passes(picking, 28).when('system', { type: 'countdown.tick' }, until + 1_000)).toEqual({
      events: [{ type: 'question.closed', run: 'r1', questions: ['q/pick'], by: 'time' }],
    })
  })

  it('[Q11] after a silence the countdown goes on with the rest that it had', () => {
    const before = passes(picking, 18)
    const left = (item(before).until ?? 0) - before.state.at
    expect(left).toBe(12_000)
    const back = before.state.at + 600_000
    // Whatever is decided first: the time did not pass.
    expect(before.when('ana', give('pick', choose('a')), back)).toMatchObject({
      events: [{ type: 'answer.given', ms: 18_000 }],
    })
    const resumed = before.after('system', { type: 'countdown.tick' }, back)
    expect((item(resumed).until ?? 0) - resumed.state.at).toBe(12_000)
    const joined = before.by(
      undefined,
      { type: 'person.renamed', participant: 'ana', name: 'Ana B' },
      600_000,
    )
    expect(item(joined).until).toBe(item(resumed).until)
  })

  it('[Q11] a short silence is none', () => {
    const near = picking.by(undefined, { type: 'countdown.ticked' }, 5_000)
    expect(item(near).until).toBe(item(picking).until)
  })

  it('[Q12] extending names the new deadline: two who press together extend once', () => {
    const until = (item(picking).until ?? 0) + 30_000
    const extend = { type: 'question.extend', ...question, until } as const
    const longer = picking.after('host', extend)
    expect(item(longer).until).toBe(until)
    expect(longer.when('cohost', extend)).toEqual({ events: [] })
    expect(longer.when('host', { ...extend, until: until - 1 })).toEqual({ events: [] })
    expect(picking.when('host', { ...extend, until: picking.state.at })).toMatchObject({ refused: 'invalid' })
    expect(picking.when('host', { ...extend, until: until + 5 * 3_600_000 })).toMatchObject({
      refused: 'invalid',
    })
    expect(picking.after('host', close('pick')).when('host', extend)).toMatchObject({ refused: 'closed' })
    const saying = picking.after('host', close('pick')).after('host', ask('say'))
    const soon = saying.state.at + 60_000
    expect(item(saying, 'say').until).toBeUndefined()
    const ending = saying.after('host', { ...extend, question: 'q/say', until: soon })
    expect(item(ending, 'say').until).toBe(soon)
  })
})

describe('extra time', () => {
  const anaHasMore = (so: Scenario) =>
    so.after('ta', { type: 'person.set-extra-time', participant: 'ana', factor: 1.5 })
  const start = anaHasMore(session).after('host', openSample).after('host', ask('pick'))

  it('[Q15] whoever has it answers after the others’ deadline', () => {
    const { since, until = 0 } = item(start)
    const shut = passes(start, 28).after('system', { type: 'countdown.tick' }, until + 1_000)
    expect(item(shut).phase).toBe('closed')
    const on = passes(shut, 14)
    expect(on.when('ben', give('pick', choose('a')), since + 45_000)).toMatchObject({ refused: 'late' })
    expect(on.when('ana', give('pick', choose('a')), since + 46_000)).toMatchObject({ events: [{}] })
    expect(on.when('ana', give('pick', choose('a')), since + 46_001)).toMatchObject({ refused: 'late' })
    expect(on.after('host', reveal('pick')).when('ana', give('pick', choose('a')))).toMatchObject({
      refused: 'closed',
    })
  })

  it('[Q15] closed by hand, a question lasts as many times as long for them as it did for the others', () => {
    const shut = passes(start, 9).after('host', close('pick'))
    const { since } = item(shut)
    expect(shut.state.at - since).toBe(10_000)
    expect(shut.when('ana', give('pick', choose('a')), since + 15_500)).toMatchObject({ events: [{}] })
    const on = passes(shut, 5)
    expect(on.when('ana', give('pick', choose('a')), since + 16_001)).toMatchObject({ refused: 'closed' })
    expect(shut.when('ben', give('pick', choose('a')), since + 11_000)).toMatchObject({ refused: 'closed' })
  })

  it('[Q15] is for learners, given by staff, and taken back', () => {
    const set = (participant: string, factor: number) =>
      ({ type: 'person.set-extra-time', participant, factor }) as const
    expect(session.when('ana', set('ana', 2))).toMatchObject({ refused: 'forbidden' })
    expect(session.when('host', set('guest', 2))).toMatchObject({ refused: 'invalid' })
    expect(session.when('host', set('nobody', 2))).toMatchObject({ refused: 'not-found' })
    const more = session.after('host', set('ana', 2))
    expect(more.when('host', set('ana', 2))).toEqual({ events: [] })
    expect(more.after('host', set('ana', 1)).state.quizzes.extraTime.size).toBe(0)
  })
})

describe('sets at one’s own pace', () => {
  const set = session.after('host', { ...openSample, pace: 'free', seconds: 600 })

  it('[Q27] all questions are open at once, and answered in any order', () => {
    const done = set
      .after('ana', give('say', { kind: 'text', text: 'Blue' }))
      .after('ben', give('pick', choose('b')))
      .after('ana', give('pick', choose('a')))
    expect(done.when('ana', give('pick', choose('b')))).toMatchObject({ refused: 'already-answered' })
    expect(done.when('ana', give('say', { kind: 'text', text: 'red' }))).toMatchObject({ events: [{}] })
    expect(done.state.quizzes.runs[0]?.progress.get('ana')).toBe(2)
    const known = done.after('host', { type: 'question.reveal', run: 'r1' })
    expect(known.state.quizzes.runs[0]?.items.map(({ phase }) => phase)).toEqual([
      'revealed',
      'revealed',
      'revealed',
    ])
    expect(known.state.quizzes.runs[0]?.standings.order).toEqual(['ben', 'ana'])
  })

  it('[Q27] it is closed, extended and revealed as a whole', () => {
    expect(set.when('host', close('pick'))).toMatchObject({ refused: 'invalid' })
    expect(set.when('host', ask('pick'))).toMatchObject({ refused: 'invalid' })
    const until = set.state.at + 900_000
    const longer = set.after('host', { type: 'question.extend', run: 'r1', until })
    expect(longer.state.quizzes.runs[0]?.items.map((one) => one.until)).toEqual([until, until, until])
    const shut = set.after('host', { type: 'question.close', run: 'r1' })
    expect(shut.state.quizzes.runs[0]?.items.map(({ phase }) => phase)).toEqual([
      'closed',
      'closed',
      'closed',
    ])
    expect(shut.when('ana', give('pick', choose('a')))).toMatchObject({ refused: 'closed' })
  })
})
