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
import { findItem, findRun } from './state.ts'

const session = Scenario.class().with({ quizzes: new Map([['q', SAMPLE_QUIZ]]) })
const opened = session.after('host', openSample)
const picking = opened.after('host', ask('pick'))

const itemOf = (so: Scenario, name: string, run = 'r1') => {
  const found = findRun(so.state.quizzes, run)
  const item = found && findItem(found, `q/${name}`)
  if (!item) throw new Error(`${name} was not asked`)
  return item
}

describe('holding a quiz', () => {
  it('[Q1] opens a quiz of the course once, however many press', () => {
    expect(session.when('ta', openSample)).toEqual({
      events: [
        {
          type: 'quiz.opened',
          run: 'r1',
          quiz: 'q',
          title: 'A quiz',
          scoring: 'points',
          board: 'names',
          live: false,
          total: 3,
        },
      ],
    })
    expect(opened.when('cohost', openSample)).toEqual({ events: [] })
    expect(session.when('host', { ...openSample, quiz: 'x' })).toMatchObject({ refused: 'not-found' })
    const over = opened.after('host', { type: 'quiz.finish', run: 'r1' })
    expect(over.when('host', openSample)).toMatchObject({ events: [{ type: 'quiz.opened', run: 'r2' }] })
    const empty = session.with({ quizzes: new Map([['q', { ...SAMPLE_QUIZ, questions: [] }]]) })
    expect(empty.when('host', openSample)).toMatchObject({ refused: 'invalid' })
    expect(session.when('host', { ...openSample, seconds: 60 })).toMatchObject({ refused: 'invalid' })
  })

  it('[Q2] two who press “next” together advance once', () => {
    expect(picking.when('cohost', ask('pick'))).toEqual({ events: [] })
    const shut = picking.after('host', close('pick'))
    const next = shut.after('host', ask('say'))
    expect(next.when('cohost', ask('say'))).toEqual({ events: [] })
    expect(next.state.quizzes.runs[0]).toMatchObject({
      current: 'q/say',
      items: [{}, { number: 2, phase: 'open' }],
    })
    expect(shut.when('cohost', close('pick'))).toEqual({ events: [] })
    const known = shut.after('host', reveal('pick'))
    expect(known.when('cohost', reveal('pick'))).toEqual({ events: [] })
  })

  it('[Q2] shows again what was asked, with what became of it', () => {
    const next = picking.after('host', reveal('pick')).after('host', ask('say'))
    const back = next.after('host', ask('pick'))
    expect(back.state.quizzes.runs[0]).toMatchObject({
      current: 'q/pick',
      items: [{ phase: 'revealed' }, {}],
    })
  })

  it('[Q3] opens a question only once the one before is closed', () => {
    expect(picking.when('host', ask('say'))).toMatchObject({ refused: 'invalid' })
    const poll = {
      type: 'poll.open',
      poll: { kind: 'open', stem: 'Well?', form: 'text' },
      anonymous: false,
      mayChange: true,
      live: false,
    } as const
    expect(picking.when('host', poll)).toMatchObject({ refused: 'invalid' })
    expect(picking.after('host', close('pick')).when('host', poll)).toMatchObject({ events: [{ run: 'r2' }] })
    const free = session.after('host', { ...openSample, pace: 'free' })
    expect(free.when('host', poll)).toMatchObject({ events: [{ run: 'r2' }] })
    const talking = picking.after('host', { type: 'question.discuss', run: 'r1', question: 'q/pick' })
    expect(talking.when('host', ask('say'))).toMatchObject({ refused: 'invalid' })
  })

  it('refuses what is not there', () => {
    expect(opened.when('host', ask('pick', 'r9'))).toMatchObject({ refused: 'not-found' })
    expect(opened.when('host', ask('nothing'))).toMatchObject({ refused: 'not-found' })
    expect(opened.when('host', close('pick'))).toMatchObject({ refused: 'not-found' })
    expect(opened.when('host', { type: 'quiz.finish', run: 'r9' })).toMatchObject({ refused: 'not-found' })
    expect(opened.when('host', { type: 'quiz.show', run: 'r9' })).toMatchObject({ refused: 'not-found' })
    expect(opened.when('host', { type: 'quiz.set-live', run: 'r9', live: true })).toMatchObject({
      refused: 'not-found',
    })
    expect(opened.when('host', { type: 'question.close', run: 'r1' })).toMatchObject({ refused: 'invalid' })
    const over = opened.after('host', { type: 'quiz.finish', run: 'r1' })
    expect(over.when('host', ask('pick'))).toMatchObject({ refused: 'closed' })
  })

  it('[Q7] the reveal writes down key, explanation and what everybody got', () => {
    const answered = picking.after('ana', give('pick', choose('b'))).after('ben', give('pick', choose('a')))
    expect(answered.when('host', reveal('pick'))).toEqual({
      events: [
        { type: 'question.closed', run: 'r1', questions: ['q/pick'], by: 'host' },
        {
          type: 'question.revealed',
          run: 'r1',
          question: 'q/pick',
          key: { kind: 'choice', options: ['b'] },
          explanation: '<p>Because of b.</p>',
          feedback: { a: 'No a.' },
          outcomes: [
            { participant: 'ana', correct: true, share: 1, points: 2 },
            { participant: 'ben', correct: false, share: 0, points: 0 },
          ],
        },
      ],
    })
    // A mended key changes nothing of it.
    const known = answered.after('host', reveal('pick'))
    const mended = known.with({ quizzes: new Map() })
    expect(mended.after('host', { type: 'quiz.finish', run: 'r1' }).state.quizzes.runs[0]?.standings).toEqual(
      known.state.quizzes.runs[0]?.standings,
    )
  })

  it('[Q13] closed by the host, a question takes no more', () => {
    const shut = picking.after('host', close('pick'))
    expect(shut.when('ana', give('pick', choose('a')))).toMatchObject({ refused: 'closed' })
    expect(shut.after('host', reveal('pick')).when('ana', give('pick', choose('a')))).toMatchObject({
      refused: 'closed',
    })
  })

  it('[Q16] who comes late answers while a question is open', () => {
    const late = picking.given({
      type: 'person.joined',
      participant: 'leo',
      name: 'Leo',
      role: 'learner',
      standing: 'in',
    })
    expect(late.when('leo', give('pick', choose('a')))).toMatchObject({ events: [{ participant: 'leo' }] })
  })

  it('[Q23] finishing a quiz, or the session, closes and reveals all that was asked', () => {
    const answered = picking.after('ana', give('pick', choose('b')))
    const types = ['question.closed', 'question.revealed', 'quiz.finished']
    const finished = answered.when('host', { type: 'quiz.finish', run: 'r1' })
    expect('events' in finished && finished.events.map(({ type }) => type)).toEqual(types)
    const ended = answered.when('host', { type: 'session.end' })
    expect('events' in ended && ended.events.map(({ type }) => type)).toEqual([...types, 'session.ended'])
    const over = answered.after('host', { type: 'quiz.finish', run: 'r1' })
    expect(over.when('host', { type: 'quiz.finish', run: 'r1' })).toEqual({ events: [] })
    expect(over.when('host', { type: 'session.end' })).toMatchObject({ events: [{ type: 'session.ended' }] })
    expect(over.state.quizzes.runs[0]?.standings.points.get('ana')).toBe(2)
  })

  it('[Q25] only learners answer, and only staff hold a quiz', () => {
    for (const who of ['host', 'ta', 'guest']) {
      expect(picking.when(who, give('pick', choose('a')))).toMatchObject({ refused: 'forbidden' })
    }
    for (const command of [openSample, ask('pick'), close('pick'), reveal('pick')]) {
      expect(session.when('ana', command)).toMatchObject({ refused: 'forbidden' })
      expect(session.when('guest', command)).toMatchObject({ refused: 'forbidden' })
    }
  })
})

describe('answers', () => {
  it('[Q8] one each: the same again changes nothing, another is refused', () => {
    const once = picking.after('ana', give('pick', choose('a')))
    expect(once.when('ana', give('pick', choose('a')))).toEqual({ events: [] })
    expect(once.when('ana', give('pick', choose('b')))).toMatchObject({ refused: 'already-answered' })
    expect(once.when('ben', give('pick', choose('b')))).toMatchObject({ events: [{ participant: 'ben' }] })
    expect([...itemOf(once, 'pick').counts.entries()]).toEqual([['a', 1]])
    // After closing, too: whoever sends it again learns that it is saved.
    expect(once.after('host', close('pick')).when('ana', give('pick', choose('a')))).toEqual({ events: [] })
  })

  it('[Q8] where the author lets it be changed the last one counts', () => {
    const say = (text: string) => give('say', { kind: 'text', text })
    const saying = opened.after('host', ask('say')).after('ana', say('red')).after('ana', say('blue'))
    expect(itemOf(saying, 'say').answers.get('ana')?.answer).toEqual({ kind: 'text', text: 'blue' })
    expect([...itemOf(saying, 'say').counts.entries()]).toEqual([['blue', 1]])
    expect(saying.when('ana', say('blue'))).toEqual({ events: [] })
    expect(saying.after('host', close('say')).when('ana', say('red'))).toMatchObject({ refused: 'closed' })
  })

  it('[Q24] an answer that does not fit its question is refused with the reason', () => {
    expect(picking.when('ana', give('pick', choose('z')))).toMatchObject({
      refused: 'invalid',
      message: expect.stringContaining('z'),
    })
    expect(picking.when('ana', give('pick', choose('a', 'b')))).toMatchObject({ refused: 'invalid' })
    expect(picking.when('ana', give('pick', { kind: 'number', value: 1 }))).toMatchObject({
      refused: 'invalid',
    })
    expect(picking.when('ana', give('say', choose('a')))).toMatchObject({ refused: 'not-found' })
    expect(picking.when('ana', give('pick', choose('a'), 2))).toMatchObject({ refused: 'closed' })
  })

  it('[Q9] counts what reached the server by the deadline and a second, by the server’s clock', () => {
    const deadline = itemOf(picking, 'pick').until ?? 0
    expect(deadline - itemOf(picking, 'pick').since).toBe(30_000)
    // The server lives all the time.
    const near = picking.given(...Array.from({ length: 28 }, () => ({ type: 'countdown.ticked' }) as const))
    expect(near.when('ana', give('pick', choose('a')), deadline + 1_000)).toMatchObject({
      events: [{ ms: 31_000 }],
    })
    expect(near.when('ana', give('pick', choose('a')), deadline + 1_001)).toMatchObject({ refused: 'late' })
    const shut = near.after('system', { type: 'countdown.tick' }, deadline + 1_000)
    expect(itemOf(shut, 'pick')).toMatchObject({ phase: 'closed', closed: { by: 'time' } })
    expect(shut.when('ana', give('pick', choose('a')), deadline + 1_500)).toMatchObject({ refused: 'late' })
  })
})
