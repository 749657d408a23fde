import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Scenario } from '../../tests/harness/scenario.ts'
import { buildView } from '../view/view.ts'
import { evolveTiming, initialTiming, type TimingEvent } from './timing.ts'

const session = Scenario.class()
const set = (seconds = 300) => ({ type: 'timer.set', seconds }) as const
const timing = (so: Scenario) => buildView(so.state, 'observer', { has: () => false }).timing

describe('the timer of the room', () => {
  it('[M1] is set, set anew and stopped, and everybody sees when it ends', () => {
    expect(timing(session)).toEqual({})
    const running = session.after('ta', set())
    const { at } = running.state
    expect(timing(running)).toEqual({ timer: { startedAt: at, endsAt: at + 300_000 } })
    const anew = running.after('host', set(60))
    expect(timing(anew)?.timer).toEqual({ startedAt: anew.state.at, endsAt: anew.state.at + 60_000 })
    const stopped = anew.after('host', { type: 'timer.stop' })
    expect(timing(stopped)).toEqual({})
    expect(stopped.when('host', { type: 'timer.stop' })).toEqual({ events: [] })
  })

  it('[M2] stands still while the class is held', () => {
    const running = session.after('ta', set())
    const held = running.after(
      'ta',
      { type: 'class.hold', message: 'Eyes to the front' },
      running.state.at + 100_000,
    )
    expect(timing(held)).toEqual({
      timer: { startedAt: running.state.at, leftMs: 200_000 },
      hold: { since: held.state.at, message: 'Eyes to the front' },
    })
    const said = held.after('ta', { type: 'class.hold', message: 'A moment more' })
    expect(timing(said)?.hold).toEqual({ since: held.state.at, message: 'A moment more' })
    const on = said.after('host', { type: 'class.resume' }, said.state.at + 500_000)
    expect(timing(on)).toEqual({ timer: { startedAt: running.state.at, endsAt: on.state.at + 200_000 } })
    expect(on.when('host', { type: 'class.resume' })).toEqual({ events: [] })
    const during = held.after('host', set(60)).after('host', { type: 'class.resume' })
    expect(timing(during)?.timer).toMatchObject({ endsAt: during.state.at + 60_000 })
  })

  it('[M2] a class that has not begun is not held', () => {
    expect(Scenario.open().when('host', { type: 'class.hold' })).toMatchObject({ refused: 'invalid' })
  })

  it('[M2] runs exactly as long as it was set, without the time in which it stood still', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60_000), fc.nat(60_000)), { maxLength: 6 }), (pauses) => {
        let at = 1_000
        let state = evolveTiming(initialTiming, { type: 'timer.set', ms: 3_600_000 }, at)
        let ran = 0
        const then = (event: TimingEvent) => {
          state = evolveTiming(state, event, at)
        }
        for (const [run, pause] of pauses) {
          at += run
          ran += run
          then({ type: 'class.held', message: '' })
          at += pause
          then({ type: 'class.resumed' })
        }
        expect(state.timer).toEqual({ startedAt: 1_000, endsAt: at + 3_600_000 - ran })
      }),
    )
  })
})
