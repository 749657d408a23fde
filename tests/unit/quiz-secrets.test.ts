import { beforeAll, describe, expect, it } from 'vitest'
import type { Quiz } from '../../shared/course/quiz.ts'
import { Classroom } from '../harness/classroom.ts'
import type { Person } from '../harness/person.ts'
import { ask, close, give, openSample, reveal } from '../harness/sample-quiz.ts'

/** Stands in everything that is not for everybody, and is looked for in every byte that goes out. */
const mark = (what: string) => `CANARY-${what}-5eed`

const NAMES = ['known', 'unknown', 'anonymous'] as const

/** One question that is revealed, one that is not, and an anonymous one. */
const quiz: Quiz = {
  id: 'q',
  title: 'A quiz',
  questions: NAMES.map((name) => {
    const common = { id: `q/${name}`, stem: '<p>?</p>', points: 1, mayChange: false }
    const anonymous = name === 'anonymous'
    return {
      question: anonymous
        ? { ...common, kind: 'open', form: 'text', anonymous }
        : { ...common, kind: 'text', form: 'short', anonymous },
      ...(anonymous ? {} : { key: { kind: 'text', accepted: [mark(`key-${name}`)], caseSensitive: false } }),
      explanation: mark(`explanation-${name}`),
      feedback: { a: mark(`feedback-${name}`) },
      covers: [mark(`covers-${name}`)],
    }
  }),
}

let room: Classroom
let ana: Person
let ben: Person
let guest: Person
let ta: Person
/** What everybody received, and the log and the state, after everything but the last two reveals. */
let sent: Record<'ana' | 'ben' | 'guest' | 'staff', string>
let kept: string

const everything = (person: Person) => person.pages.flatMap(({ received }) => received).join('\n')
const text = (what: string) => ({ kind: 'text', text: mark(what) }) as const

beforeAll(async () => {
  room = await Classroom.open({ learners: 2, tas: 1, observers: 1, content: { quizzes: [quiz] } })
  ana = room.learners[0] as Person
  ben = room.learners[1] as Person
  guest = room.observers[0] as Person
  ta = room.tas[0] as Person
  await room.host.do({ type: 'person.set-extra-time', participant: ben.id, factor: 2 })
  await room.host.do({ ...openSample, board: 'anonymous', live: false })
  for (const name of ['known', 'unknown'] as const) {
    await room.host.do(ask(name))
    await ana.do(give(name, text(`answer-${name}-ana`)))
    await ben.do(give(name, text(`answer-${name}-ben`)))
    await room.advance(2_000)
    await room.host.do(name === 'known' ? reveal(name) : close(name))
  }
  await room.host.do(ask('anonymous'))
  await ben.do(give('anonymous', { kind: 'open', text: mark('vote-ben') }), mark('cid-vote'))
  await room.advance(2_000)
  await room.restart()
  await room.advance(2_000)
  sent = {
    ana: everything(ana),
    ben: everything(ben),
    guest: everything(guest),
    staff: everything(ta) + everything(room.host),
  }
  kept = JSON.stringify([await room.log(), room.state.quizzes.runs])
})

describe('secrets of a quiz', () => {
  it('[Q6] nothing that was not revealed is in any byte to anybody, nor in what is kept', () => {
    for (const bytes of [...Object.values(sent), kept]) {
      for (const name of ['unknown', 'anonymous']) {
        for (const what of ['key', 'explanation', 'feedback'])
          expect(bytes).not.toContain(mark(`${what}-${name}`))
      }
      expect(bytes).not.toContain('CANARY-covers')
    }
    for (const what of ['key', 'explanation', 'feedback']) expect(sent.ana).toContain(mark(`${what}-known`))
  })

  it('[Q22] no byte to a learner or guest holds what somebody else answered before the reveal', () => {
    expect(sent.ana).toContain(mark('answer-unknown-ana'))
    expect(sent.staff).toContain(mark('answer-unknown-ben'))
    for (const bytes of [sent.ana, sent.guest]) expect(bytes).not.toContain(mark('answer-unknown-ben'))
    for (const bytes of [sent.ben, sent.guest]) expect(bytes).not.toContain(mark('answer-unknown-ana'))
  })

  it('[Q15] no byte to anybody but staff and the learner says that they have longer', () => {
    expect(sent.ben).toContain('"extraTime":2')
    expect(sent.staff).toContain('"extraTime":2')
    for (const bytes of [sent.ana, sent.guest]) expect(bytes).not.toContain('extraTime')
  })

  it('[Q19] an anonymous vote is in what is kept, and nothing near it leads to who cast it', async () => {
    const votes = (await room.log()).filter(({ event }) => event.type === 'ballot.cast')
    expect(JSON.stringify(votes)).toContain(mark('vote-ben'))
    expect(JSON.stringify(votes)).not.toContain(ben.id)
    expect(kept).not.toContain(mark('cid-vote'))
    for (const bytes of [sent.ana, sent.guest, sent.staff]) expect(bytes).not.toContain(mark('vote-ben'))
  })
})
