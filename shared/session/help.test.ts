import { describe, expect, it } from 'vitest'
import { Scenario } from '../../tests/harness/scenario.ts'
import type { StaffExercise } from '../course/exercise.ts'
import { buildMe, buildView } from '../view/view.ts'
import { clientCommand } from './session.ts'

const exercise: StaffExercise = {
  id: 'leap',
  title: 'Leap years',
  points: 1,
  brief: '',
  starter: [],
  hints: [],
  checks: [],
  hiddenChecks: [],
  solution: [],
  steps: [],
  stepFiles: [],
  covers: [],
}
const session = Scenario.class().with({ exercises: new Map([['leap', exercise]]) })
const ANA = 'callana1'
const BEN = 'callben1'
const ask = (request: string, topic = '') => ({ type: 'help.ask', request, topic }) as const
const waiting = session.after('ana', ask(ANA, '401')).after('ben', ask(BEN))
const nobody = { has: () => false }
const own = (scenario: Scenario, who: string) => buildMe(scenario.state, who)?.help
const queue = (scenario: Scenario) => scenario.state.help.queue

describe('calls for help', () => {
  it('[K1] are made by learners, one at a time, for an exercise or for none', () => {
    const about = { ...ask(ANA, '401 without token'), exercise: 'leap' } as const
    expect(session.when('ana', about)).toEqual({
      events: [{ type: 'help.asked', request: ANA, by: 'ana', topic: '401 without token', exercise: 'leap' }],
    })
    expect(session.when('ana', { ...about, exercise: 'none' })).toMatchObject({ refused: 'not-found' })
    expect(waiting.when('ana', ask('another1'))).toMatchObject({ refused: 'invalid' })
    expect(session.after('ana', ask(ANA)).when('ben', ask(ANA))).toMatchObject({ refused: 'invalid' })
    expect(clientCommand.safeParse(ask(ANA, 'x'.repeat(201))).success).toBe(false)
  })

  it('[K2] are served in their order', () => {
    expect([own(waiting, 'ana')?.position, own(waiting, 'ben')?.position]).toEqual([1, 2])
    const helping = waiting.after('ta', { type: 'help.claim', request: ANA })
    expect([own(helping, 'ana')?.position, own(helping, 'ben')?.position]).toEqual([0, 1])
    const asks = Object.values(buildView(waiting.state, 'ta', nobody).help?.queue ?? {})
    expect(asks.map(({ by }) => by)).toEqual(['ana', 'ben'])
  })

  it('[K3] are claimed by one member of the staff', () => {
    const claimed = waiting.after('ta', { type: 'help.claim', request: ANA })
    expect(claimed.when('ta2', { type: 'help.claim', request: ANA })).toEqual({
      refused: 'claimed',
      message: 'ta is helping already.',
    })
    expect(claimed.when('ta', { type: 'help.claim', request: ANA })).toEqual({ events: [] })
    expect(claimed.when('ta2', { type: 'help.claim', request: BEN })).toMatchObject({
      events: [{ type: 'help.claimed', by: 'ta2' }],
    })
  })

  it('[K4] are given back or handed over', () => {
    const claimed = waiting.after('ta', { type: 'help.claim', request: ANA })
    const released = claimed.after('ta', { type: 'help.release', request: ANA })
    expect(queue(released)).toEqual(queue(waiting))
    expect(released.when('ta', { type: 'help.release', request: ANA })).toEqual({ events: [] })
    const handed = claimed.after('ta', { type: 'help.hand-over', request: ANA, to: 'ta2' })
    expect(own(handed, 'ana')?.helper).toBe('ta2')
    for (const [to, code] of [
      ['ben', 'invalid'],
      ['stranger', 'not-found'],
    ] as const) {
      expect(claimed.when('ta', { type: 'help.hand-over', request: ANA, to })).toMatchObject({
        refused: code,
      })
    }
  })

  it('[K5] end when they are taken back or done', () => {
    expect(waiting.when('ben', { type: 'help.cancel', request: ANA })).toMatchObject({ refused: 'forbidden' })
    const cancelled = waiting.after('ana', { type: 'help.cancel', request: ANA })
    expect(own(cancelled, 'ana')).toBeUndefined()
    expect(cancelled.state.help.helped.get('ana')).toBeUndefined()
    const done = waiting
      .after('ta', { type: 'help.claim', request: ANA })
      .after('host', { type: 'help.resolve', request: ANA })
      .after('ta', { type: 'help.resolve', request: BEN })
    expect(queue(done)).toEqual([])
    expect(done.state.help.helped.get('ana')).toBe(1)
    expect(done.log.map(({ event }) => event)).toContainEqual({
      type: 'help.resolved',
      request: ANA,
      by: 'ana',
      helper: 'ta',
    })
    expect(done.when('ta', { type: 'help.claim', request: ANA })).toMatchObject({ refused: 'not-found' })
  })

  it('[K6] are counted for whoever saw to them', () => {
    const done = waiting
      .after('ta', { type: 'help.claim', request: ANA })
      .after('ta2', { type: 'help.hand-over', request: ANA, to: 'ta2' })
      .after('ta2', { type: 'help.resolve', request: ANA })
    expect(buildView(waiting.state, 'ta', nobody).help?.taken).toEqual({})
    expect(buildView(done.state, 'ta', nobody).help?.taken).toEqual({ ta2: 1 })
  })

  it('[K6] have a note for staff', () => {
    const noted = waiting.after('ta', { type: 'help.note', request: ANA, note: 'forgets await' })
    expect(buildView(noted.state, 'ta', nobody).help?.queue[ANA]).toMatchObject({
      note: 'forgets await',
      helped: 0,
    })
    for (const audience of ['learner', 'observer', 'waiting'] as const) {
      expect(JSON.stringify(buildView(noted.state, audience, nobody))).not.toContain('forgets await')
    }
    expect(JSON.stringify(buildMe(noted.state, 'ana'))).not.toContain('forgets await')
  })

  it('[K7] are seen by who made them', () => {
    expect(own(waiting, 'ana')).toMatchObject({ request: ANA, topic: '401', position: 1 })
    expect(own(waiting, 'guest')).toBeUndefined()
    expect(JSON.stringify(buildView(waiting.state, 'learner', nobody))).not.toContain('401')
  })

  it('[K8] tell what wait to expect', () => {
    const minute = 60_000
    expect([own(waiting, 'ana')?.waitMs, own(waiting, 'ben')?.waitMs]).toEqual([0, 4 * minute])
    const here = waiting.given({
      type: 'attendance.noted',
      arrived: ['ta', 'ta2'].map((participant) => ({ participant, at: waiting.state.at })),
      left: [],
    })
    expect(own(here, 'ben')?.waitMs).toBe(0)
    const quick = session
      .after('ana', ask(ANA))
      .after('ta', { type: 'help.claim', request: ANA })
      .by('ta', { type: 'help.resolved', request: ANA, by: 'ana', helper: 'ta' }, minute)
      .after('ana', ask('again123'))
      .after('ben', ask(BEN))
    expect(own(quick, 'ben')?.waitMs).toBe(minute)
  })

  it('[K9] do not outlive those who made or claimed them', () => {
    const claimed = waiting.after('ta', { type: 'help.claim', request: ANA })
    const helperGone = claimed.after('host', { type: 'person.remove', participant: 'ta' })
    expect(own(helperGone, 'ana')?.position).toBe(1)
    const gone = claimed.after('host', { type: 'person.remove', participant: 'ana' })
    expect(queue(gone).map(({ by }) => by)).toEqual(['ben'])
  })
})
