import { beforeEach, describe, expect, it } from 'vitest'
import { Classroom } from '../../tests/harness/classroom.ts'
import type { Person } from '../../tests/harness/person.ts'
import { ask, choose, close, give, openSample, reveal, SAMPLE_QUIZ } from '../../tests/harness/sample-quiz.ts'

let room: Classroom
let ana: Person
let ben: Person
let guest: Person
let ta: Person

beforeEach(async () => {
  room = await Classroom.open({ learners: 3, tas: 1, observers: 1, content: { quizzes: [SAMPLE_QUIZ] } })
  ana = room.learners[0] as Person
  ben = room.learners[1] as Person
  guest = room.observers[0] as Person
  ta = room.tas[0] as Person
})

const questionOf = (person: Person, name = 'pick') =>
  person.page.view?.quizzes?.runs.r1?.questions[`q/${name}`]
const tallyOf = (person: Person, name = 'pick') => person.page.view?.tally?.runs.r1?.questions[`q/${name}`]
const mine = (person: Person, name = 'pick') => person.page.me?.runs?.r1?.questions[`q/${name}`]
const all = (person: Person) => person.pages.flatMap(({ received }) => received).join('\n')

describe('a quiz in the room', () => {
  it('[Q21] everybody sees the question at once, and how many have answered once a second', async () => {
    await room.host.do(openSample)
    await room.host.do(ask('pick'))
    for (const person of [ana, guest, ta]) {
      expect(questionOf(person)).toMatchObject({ phase: 'open', number: 1, round: 1, answered: 0 })
    }
    await room.advance(1_500)
    const before = ana.page.of('patch').length
    for (const learner of room.learners) await learner.do(give('pick', choose('a')))
    await room.advance(999)
    expect(ana.page.of('patch').length).toBeLessThanOrEqual(before + 1)
    await room.advance(1_000)
    expect(questionOf(ana)?.answered).toBe(3)
    expect(ana.page.of('patch').length).toBeLessThanOrEqual(before + 2)
  })

  it('[Q21] staff see what comes in and who is missing, projectors only where the instructor says so', async () => {
    await room.host.do(openSample)
    await room.host.do(ask('pick'))
    await ana.do(give('pick', choose('a')))
    await room.advance(1_000)
    expect(tallyOf(ta)).toEqual({ answered: 1, bars: { a: 1 } })
    expect(Object.keys(ta.page.view?.tally?.runs.r1?.missing ?? {}).sort()).toEqual(
      room.learners
        .slice(1)
        .map(({ id }) => id)
        .sort(),
    )
    expect(tallyOf(guest)).toBeUndefined()
    await room.host.do({ type: 'quiz.set-live', run: 'r1', live: true })
    expect(tallyOf(guest)).toEqual({ answered: 1, bars: { a: 1 } })
    expect(guest.page.view?.tally?.runs.r1?.missing).toBeUndefined()
    expect(ana.page.view?.tally).toBeUndefined()
  })

  it('[Q22] everybody is told of their own answer and result, and nobody of another’s', async () => {
    await room.host.do(openSample)
    await room.host.do(ask('pick'))
    await ana.do(give('pick', choose('b')))
    await ben.do(give('pick', choose('a')))
    expect(mine(ana)).toEqual({ answer: choose('b'), at: room.clock.now(), round: 1 })
    expect(ben.page.of('me')).toHaveLength(1)
    await room.host.do(reveal('pick'))
    expect(ana.page.me?.runs?.r1).toMatchObject({ score: 2, rank: 1 })
    expect(mine(ana)?.result).toEqual({ correct: true, share: 1, points: 2 })
    expect(mine(ben)?.result).toEqual({ correct: false, share: 0, points: 0 })
    // Who gave no answer has nothing to be told.
    expect(room.learners[2]?.page.of('me')).toHaveLength(0)
    expect(room.learners[2]?.page.me?.runs).toBeUndefined()
    const again = await ana.open()
    expect(again.me).toEqual(ana.pages[0]?.me)
  })

  it('[Q18] the board has names, numbers only, or is off', async () => {
    for (const [board, leaders] of [
      [
        'names',
        [
          { rank: 1, points: 2, name: 'Learner 1' },
          { rank: 2, points: 0, name: 'Learner 2' },
        ],
      ],
      [
        'anonymous',
        [
          { rank: 1, points: 2 },
          { rank: 2, points: 0 },
        ],
      ],
      ['off', undefined],
    ] as const) {
      const n = room.state.quizzes.runs.length + 1
      const run = `r${n}`
      await room.host.do({ ...openSample, board })
      await room.host.do(ask('pick', run))
      await ana.do(give('pick', choose('b'), 1, run))
      await ben.do(give('pick', choose('a'), 1, run))
      await room.host.do({ type: 'quiz.finish', run })
      expect(guest.page.view?.quizzes?.runs[run]?.leaders).toEqual(leaders)
      expect(ana.page.me?.runs?.[run]?.rank).toBe(board === 'off' ? undefined : 1)
    }
  })

  it('[Q6] no byte holds key, explanation or feedback before the reveal', async () => {
    await room.host.do(openSample)
    await room.host.do(ask('pick'))
    for (const learner of room.learners) await learner.do(give('pick', choose('b')))
    await room.host.do(close('pick'))
    await room.advance(2_000)
    const log = JSON.stringify(await room.log())
    for (const text of [log, ...room.people.map(all)]) {
      for (const secret of ['"key"', 'Because of b', 'No a', '"correct"']) expect(text).not.toContain(secret)
    }
    await room.host.do(reveal('pick'))
    expect(questionOf(ana)?.result).toEqual({
      key: { kind: 'choice', options: ['b'] },
      explanation: '<p>Because of b.</p>',
      feedback: { a: 'No a.' },
      bars: { b: 3 },
      correct: 3,
    })
  })

  it('[Q15] others see nothing of somebody’s extra time', async () => {
    await ta.do({ type: 'person.set-extra-time', participant: ana.id, factor: 2 })
    await room.advance(200)
    expect(ana.page.me?.extraTime).toBe(2)
    expect(ta.page.view?.roster?.people[ana.id]?.extraTime).toBe(2)
    await room.host.do(openSample)
    await room.host.do(ask('pick'))
    const { since = 0 } = questionOf(ana) ?? {}
    expect(mine(ana)).toEqual({ until: since + 60_000 })
    await ben.do(give('pick', choose('a')))
    await room.advance(31_000)
    expect(questionOf(ben)).toMatchObject({ phase: 'closed', answered: 1 })
    expect((await ana.do(give('pick', choose('b')))).ok).toBe(true)
    await room.advance(2_000)
    expect(questionOf(ben)).toMatchObject({ phase: 'closed', answered: 1 })
    expect(tallyOf(ta)?.answered).toBe(2)
    expect(all(ben)).not.toContain('extraTime')
    expect(all(guest)).not.toContain('extraTime')
  })
})

describe('countdowns and the server', () => {
  it('[Q10] a question closes by itself', async () => {
    await room.host.do(openSample)
    await room.host.do(ask('pick'))
    await room.advance(30_999)
    expect(questionOf(ana)?.phase).toBe('open')
    await room.advance(1)
    expect(questionOf(ana)?.phase).toBe('closed')
    expect(await ana.do(give('pick', choose('a')))).toMatchObject({ error: { code: 'late' } })
  })

  it('[Q11] killed with 12 seconds left, the question goes on with about 12', async () => {
    await room.host.do(openSample)
    await room.host.do(ask('pick'))
    await room.advance(18_000)
    room.kill()
    await room.clock.advance(90_000)
    await room.start()
    await ana.open()
    await room.advance(1_000)
    const left = (questionOf(ana)?.until ?? 0) - room.clock.now()
    expect(left).toBeGreaterThanOrEqual(11_000)
    expect(left).toBeLessThanOrEqual(14_000)
    expect((await ana.do(give('pick', choose('a')))).ok).toBe(true)
    await room.advance(left + 1_000)
    expect(questionOf(ana)?.phase).toBe('closed')
  })

  it('[Q9] an answer counts by the moment when it came, however long the disk takes', async () => {
    await room.host.do(openSample)
    await room.host.do(ask('pick'))
    await room.advance(30_500)
    const release = room.disk.hold()
    const slow = room.host.do({ type: 'slide.show', slide: 1, step: 0 })
    await room.settle()
    const answering = ana.do(give('pick', choose('a')))
    await room.advance(2_000)
    release()
    await slow
    expect((await answering).ok).toBe(true)
  })
})

describe('anonymous questions', () => {
  const rate = (value: number, run = 'r1') => give('rate', { kind: 'rating', value }, 1, run)

  beforeEach(async () => {
    await room.host.do(openSample)
    await room.host.do(ask('rate'))
  })

  it('[Q19] nothing that is kept leads from a vote to who cast it', async () => {
    const before = room.disk.written.length
    for (const [n, learner] of room.learners.entries()) await learner.do(rate(n + 1), `secret-cid-${n}`)
    await room.advance(100)
    const votes = room.disk.written.slice(before)
    expect(votes).toHaveLength(3)
    for (const { actor, cid, event } of votes) {
      expect(event.type).toBe('ballot.cast')
      expect(actor).toEqual({ kind: 'system' })
      expect(cid).toBeUndefined()
      expect(Object.keys(event).sort()).toEqual(['answer', 'ballot', 'question', 'round', 'run', 'type'])
    }
    const kept = JSON.stringify([votes, room.state.quizzes.runs])
    for (const { id } of room.learners) expect(kept).not.toContain(id)
    expect(kept).not.toContain('secret-cid')
    // The same person votes under another name in every question, so that votes cannot be put together either.
    await room.host.do(reveal('rate'))
    await room.host.do({ type: 'quiz.finish', run: 'r1' })
    await room.host.do(openSample)
    await room.host.do(ask('rate', 'r2'))
    await ana.do(rate(1, 'r2'))
    const ballots = room.disk.written.flatMap(({ event }) =>
      event.type === 'ballot.cast' ? [event.ballot] : [],
    )
    expect(new Set(ballots).size).toBe(4)
  })

  it('[Q19] staff see neither who voted nor bars that grow', async () => {
    await ana.do(rate(2))
    await room.advance(1_000)
    expect(tallyOf(ta, 'rate')).toEqual({ answered: 1 })
    expect(ta.page.view?.tally?.runs.r1?.missing).toBeUndefined()
    expect((await ana.open()).me?.runs?.r1?.questions['q/rate']).toEqual({ voted: true })
    expect((await ben.open()).me?.runs).toBeUndefined()
  })

  it('[Q20] one vote each, which may be changed where the author lets it', async () => {
    await ana.do(rate(2))
    await ana.do(rate(2))
    await ana.do(rate(5))
    expect(room.state.quizzes.runs[0]?.items[0]?.answers.size).toBe(1)
    for (const [n, learner] of room.learners.slice(1).entries()) await learner.do(rate(n + 1))
    await room.host.do(reveal('rate'))
    expect(questionOf(ana, 'rate')?.result?.bars).toEqual({ 1: 1, 2: 1, 5: 1 })
    expect(await ana.do(rate(1))).toMatchObject({ error: { code: 'closed' } })
  })

  it('[Q20] fewer than three votes are not told', async () => {
    await ana.do(rate(2))
    await ben.do(rate(2))
    await room.host.do(reveal('rate'))
    expect(questionOf(ana, 'rate')).toMatchObject({ answered: 2, result: { explanation: '' } })
    expect(questionOf(ana, 'rate')?.result).not.toHaveProperty('bars')
  })

  it('[Q20] a restart closes it: nobody votes twice', async () => {
    await ana.do(rate(2))
    await room.restart()
    expect(await ana.do(rate(3))).toMatchObject({ error: { code: 'closed' } })
    expect(questionOf(ana, 'rate')).toMatchObject({ phase: 'closed', answered: 1 })
    expect(room.state.quizzes.runs[0]?.items[0]?.closed?.by).toBe('restart')
  })

  it('[Q20] also while the disk is full: it takes nothing that it could not tell apart', async () => {
    await ana.do(rate(2))
    room.stores.diskFull = true
    await room.restart()
    room.stores.diskFull = false
    expect(await ana.do(rate(3))).toMatchObject({ error: { code: 'closed' } })
    expect(room.state.quizzes.runs[0]?.items[0]?.answers.size).toBe(1)
  })
})
