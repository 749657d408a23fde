import { beforeEach, describe, expect, it } from 'vitest'
import { ASKS_MAX, MOOD_MS, OPEN_ASKS_MAX } from '../../shared/session/talk/limits.ts'
import { Classroom } from '../../tests/harness/classroom.ts'
import type { Person } from '../../tests/harness/person.ts'
import { Scenario } from '../../tests/harness/scenario.ts'

let room: Classroom
let ana: Person
let ben: Person
let guest: Person
let ta: Person

beforeEach(async () => {
  room = await Classroom.open({ learners: 3, tas: 1, observers: 1 })
  ana = room.learners[0] as Person
  ben = room.learners[1] as Person
  guest = room.observers[0] as Person
  ta = room.tas[0] as Person
})

const submit = (text: string, anonymous = false) => ({ type: 'ask.submit', text, anonymous }) as const
const asksOf = (person: Person) => person.page.view?.asks?.items ?? {}
const all = (person: Person) => person.pages.flatMap(({ received }) => received).join('\n')
const code = async (doing: Promise<unknown>) => ((await doing) as { error?: { code: string } }).error?.code

describe('questions of learners', () => {
  it('[I1] carry the slide at which they were asked, and are seen by everybody', async () => {
    await room.host.do({ type: 'slide.show', slide: 2, step: 0 })
    await ana.do(submit('Why two event loops?'))
    await room.advance(2_000)
    expect(asksOf(ben)).toEqual({
      a1: {
        text: 'Why two event loops?',
        slide: 2,
        at: expect.any(Number),
        phase: 'shown',
        votes: 0,
        name: 'Learner 1',
      },
    })
    expect(asksOf(guest)).toEqual(asksOf(ben))
    expect(asksOf(ta).a1).toMatchObject({ by: { id: ana.id, name: 'Learner 1' } })
  })

  it('[I1] with moderation staff see them first', async () => {
    await room.host.do({ type: 'asks.moderate', on: true })
    await ana.do(submit('A secret so far'))
    await room.advance(2_000)
    expect(asksOf(ta).a1?.phase).toBe('waiting')
    expect(ana.page.me?.asks?.own).toEqual({ a1: { text: 'A secret so far', phase: 'waiting' } })
    for (const person of [ben, guest]) expect(all(person)).not.toContain('A secret so far')
    await ta.do({ type: 'ask.settle', ask: 'a1', phase: 'shown' })
    await room.advance(2_000)
    expect(asksOf(ben).a1?.phase).toBe('shown')
    expect(ana.page.me?.asks?.own.a1?.phase).toBe('shown')
  })

  it('[I2] asked anonymously nobody but staff learns whose they are', async () => {
    const quiet = await room.comes('Quiet Quentin')
    await quiet.do(submit('Who dares?', true))
    await room.advance(2_000)
    expect(asksOf(ben).a1).toMatchObject({ anonymous: true, votes: 0 })
    for (const person of [ben, guest]) {
      expect(all(person)).not.toContain('Quentin')
      expect(all(person)).not.toContain(quiet.id)
    }
    expect(asksOf(ta).a1?.by).toEqual({ id: quiet.id, name: 'Quiet Quentin' })
  })

  it('[I3] one vote each, taken back as well, and none on one’s own', async () => {
    await ana.do(submit('Why?'))
    const vote = (up: boolean) => ({ type: 'ask.vote', ask: 'a1', up }) as const
    for (const up of [true, true]) await ben.do(vote(up))
    await room.advance(2_000)
    expect(asksOf(guest).a1?.votes).toBe(1)
    expect(ben.page.me?.asks).toEqual({ own: {}, voted: ['a1'] })
    await ben.do(vote(false))
    await room.advance(2_000)
    expect(asksOf(guest).a1?.votes).toBe(0)
    expect(await code(ana.do(vote(true)))).toBe('invalid')
    await ta.do({ type: 'ask.settle', ask: 'a1', phase: 'hidden' })
    expect(await code(ben.do(vote(true)))).toBe('not-found')
    expect(await code(ben.do({ type: 'ask.vote', ask: 'a9', up: true }))).toBe('not-found')
  })

  it('[I4] are answered, hidden and brought back by staff, and withdrawn by who asked', async () => {
    await ana.do(submit('Why?'))
    await ta.do({ type: 'ask.settle', ask: 'a1', phase: 'answered' })
    expect(await code(ben.do({ type: 'ask.vote', ask: 'a1', up: true }))).toBe('closed')
    await ta.do({ type: 'ask.settle', ask: 'a1', phase: 'hidden' })
    await room.advance(2_000)
    expect(asksOf(ben)).toEqual({})
    expect(asksOf(ta).a1?.phase).toBe('hidden')
    await ta.do({ type: 'ask.settle', ask: 'a1', phase: 'shown' })
    expect(await code(ben.do({ type: 'ask.withdraw', ask: 'a1' }))).toBe('not-found')
    await ana.do({ type: 'ask.withdraw', ask: 'a1' })
    expect(await code(ta.do({ type: 'ask.settle', ask: 'a1', phase: 'shown' }))).toBe('invalid')
    await room.advance(2_000)
    expect(asksOf(ben)).toEqual({})
    expect(asksOf(ta)).toEqual({})
  })

  it('[I11] one of them is on the projector until it is taken down or settled', async () => {
    const pin = (ask?: string) => ta.do({ type: 'ask.pin', ...(ask === undefined ? {} : { ask }) })
    const pinned = async () => {
      await room.advance(2_000)
      return guest.page.view?.asks?.pinned
    }
    await ana.do(submit('Why?'))
    await ben.do(submit('How?'))
    expect(await code(ben.do({ type: 'ask.pin', ask: 'a2' }))).toBe('forbidden')
    expect(await code(pin('a7'))).toBe('not-found')
    await pin('a1')
    expect(await pinned()).toBe('a1')
    await pin('a2')
    expect(await pinned()).toBe('a2')
    await pin()
    expect(await pinned()).toBeUndefined()
    for (const [ask, phase] of [
      ['a1', 'answered'],
      ['a2', 'hidden'],
    ] as const) {
      await pin(ask)
      await ta.do({ type: 'ask.settle', ask, phase })
      expect(await pinned()).toBeUndefined()
      expect(await code(pin(ask))).toBe('invalid')
    }
  })

  it('[I5] are bounded, for a person and for a session', async () => {
    for (let n = 1; n <= OPEN_ASKS_MAX; n++) await ana.do(submit(`Question ${n}`))
    expect(await code(ana.do(submit('One more')))).toBe('full')
    await ana.do({ type: 'ask.withdraw', ask: 'a3' })
    expect(await code(ana.do(submit('One more')))).toBeUndefined()
    const many = Array.from({ length: ASKS_MAX }, (_, n) => ({
      type: 'ask.submitted' as const,
      ask: `a${n + 1}`,
      by: 'ben',
      anonymous: false,
      text: 'Why?',
      slide: 0,
      waiting: false,
    }))
    expect(
      Scenario.class()
        .given(...many)
        .when('ana', submit('Too many')),
    ).toMatchObject({ refused: 'full' })
  })
})

describe('hands', () => {
  it('[I6] go up and down, and staff see them in the order in which they came', async () => {
    await ben.do({ type: 'hand.raise' })
    await ana.do({ type: 'hand.raise' })
    await ben.do({ type: 'hand.raise' })
    await room.advance(200)
    const order = () =>
      Object.entries(ta.page.view?.hands?.up ?? {})
        .sort(([, a], [, b]) => a.turn - b.turn)
        .map(([id]) => id)
    expect(order()).toEqual([ben.id, ana.id])
    expect(ana.page.me?.handUp).toBe(room.state.talk.hands.up.get(ana.id)?.at)
    expect(guest.page.view?.hands).toBeUndefined()
    expect(await code(ana.do({ type: 'hand.lower', participant: ben.id }))).toBe('forbidden')
    expect([ben.page.me?.handPlace, ana.page.me?.handPlace]).toEqual([1, 2])
    await ta.do({ type: 'hand.lower', participant: ben.id })
    await room.advance(200)
    expect([ben.page.me?.handPlace, ana.page.me?.handPlace]).toEqual([undefined, 1])
    expect(order()).toEqual([ana.id])
    expect(ben.page.me?.handUp).toBeUndefined()
    await ben.do({ type: 'hand.raise' })
    await room.host.do({ type: 'person.remove', participant: ana.id })
    await room.advance(200)
    expect(ben.page.me?.handPlace).toBe(1)
    expect(order()).toEqual([ben.id])
    await ta.do({ type: 'hands.lower-all' })
    await room.advance(200)
    expect(order()).toEqual([])
    expect(ben.page.me?.handUp).toBeUndefined()
  })
})

describe('pace', () => {
  const say = (mood: 'lost' | 'too-fast' | 'fine') => ({ type: 'pace.say', mood }) as const
  const now = () => {
    const points = Object.entries(ta.page.view?.pace?.curve ?? {})
    const recent = points
      .filter(([at]) => Number(at) > room.clock.now() - MOOD_MS)
      .map(([, counts]) => counts)
    return recent.reduce(
      (a, b) => ({ lost: a.lost + b.lost, fine: a.fine + b.fine, 'too-fast': a['too-fast'] + b['too-fast'] }),
      {
        lost: 0,
        fine: 0,
        'too-fast': 0,
      },
    )
  }

  it('[I7] staff are told numbers, everybody counts once, and a word fades', async () => {
    await ana.do(say('lost'))
    await ana.do(say('lost'))
    await ben.do(say('fine'))
    await room.advance(60_000)
    expect(now()).toEqual({ lost: 1, 'too-fast': 0, fine: 1 })
    await ben.do(say('lost'))
    await room.advance(200)
    expect(now()).toEqual({ lost: 2, 'too-fast': 0, fine: 0 })
    expect(ben.page.me?.pace).toMatchObject({ mood: 'lost' })
    expect(JSON.stringify(ta.page.view?.pace)).not.toContain(ben.id)
    expect(ben.page.view?.pace).toBeUndefined()
    await room.advance(MOOD_MS)
    expect(now()).toEqual({ lost: 0, 'too-fast': 0, fine: 0 })
    // What was is still on the curve.
    expect(Object.values(ta.page.view?.pace?.curve ?? {}).some(({ lost }) => lost === 1)).toBe(true)
  })
})

describe('announcements', () => {
  it('[I8] are told at once, withdrawn, and the last five stand', async () => {
    await room.advance(2_000)
    await ta.do({ type: 'announcement.make', text: 'Break until ten' })
    expect(guest.page.view?.announcements?.items).toEqual({
      n1: { text: 'Break until ten', at: room.clock.now(), by: 'Assistant 1' },
    })
    await room.host.do({ type: 'announcement.withdraw', announcement: 'n1' })
    await room.host.do({ type: 'announcement.withdraw', announcement: 'n1' })
    expect(ana.page.view?.announcements?.items).toEqual({})
    for (let n = 2; n <= 8; n++) await ta.do({ type: 'announcement.make', text: `No. ${n}` })
    expect(Object.keys(ana.page.view?.announcements?.items ?? {})).toEqual(['n4', 'n5', 'n6', 'n7', 'n8'])
  })
})

describe('reactions', () => {
  const heard = (person: Person) => person.page.of('signal').map(({ reactions }) => reactions)

  it('[I9] are told to all as one sum, and not kept', async () => {
    room.room.react(ana.id, { clap: 2 })
    room.room.react(ben.id, { clap: 1, heart: 1 })
    await room.advance(249)
    expect(heard(ta)).toEqual([])
    await room.advance(1)
    for (const person of [ta, ana, guest, room.host]) expect(heard(person)).toEqual([{ clap: 3, heart: 1 }])
    await room.advance(5_000)
    expect(heard(ta)).toHaveLength(1)
    expect(JSON.stringify(await room.log())).not.toContain('clap')
  })

  it('[I9] of one person few count, and a slow reader is left out', async () => {
    ben.page.buffered = 20_000
    room.room.react(ana.id, { clap: 3, heart: 90 })
    room.room.react(ana.id, { wow: 1 })
    await room.advance(250)
    expect(heard(ta)).toEqual([{ clap: 3, heart: 2 }])
    expect(heard(ben)).toEqual([])
    room.room.react(ana.id, { wow: 1 })
    await room.advance(250)
    expect(heard(ta).at(-1)).toEqual({ wow: 1 })
  })

  it('[I10] who waits neither is heard nor hears, and an ended session is silent', async () => {
    await room.host.do({ type: 'room.set-waiting', enabled: true })
    const wim = await room.comes('Wim')
    room.room.react(wim.id, { clap: 1 })
    await room.advance(250)
    expect(heard(ta)).toEqual([])
    room.room.react(ana.id, { clap: 1 })
    await room.advance(250)
    expect(heard(wim)).toEqual([])
    expect(await code(wim.do(submit('Hello?')))).toBe('not-admitted')
    expect(Object.keys(wim.page.view ?? {})).toEqual(['session'])
    await room.host.do({ type: 'session.end' })
    room.room.react(ana.id, { clap: 1 })
    await room.advance(250)
    expect(heard(ta)).toHaveLength(1)
  })
})
