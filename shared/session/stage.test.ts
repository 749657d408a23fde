import { describe, expect, it } from 'vitest'
import { Scenario } from '../../tests/harness/scenario.ts'

const show = (slide: number, step = 0) => ({ type: 'slide.show', slide, step }) as const
const shown = (slide: number, step = 0) => ({ type: 'slide.shown', slide, step })
const black = (on: boolean) => ({ type: 'screen.black', black: on }) as const
const session = Scenario.class()

describe('stage', () => {
  it('[T1] only the person who has the floor moves the slides', () => {
    expect(session.when('host', show(1))).toEqual({ events: [shown(1)] })
    for (const other of ['cohost', 'ta']) {
      expect(session.when(other, show(1))).toMatchObject({ refused: 'not-driver' })
      expect(session.when(other, black(true))).toMatchObject({ refused: 'not-driver' })
    }
    const withTa = session.after('host', { type: 'floor.give', to: 'ta' })
    expect(withTa.when('ta', show(1))).toEqual({ events: [shown(1)] })
    expect(withTa.when('host', show(1))).toMatchObject({ refused: 'not-driver' })
  })

  it('[T2] positions are absolute: two who press “next” together advance once', () => {
    const once = session.after('host', show(1, 1))
    expect(once.when('host', show(1, 1))).toEqual({ events: [] })
    expect(once.state.stage).toMatchObject({ slide: 1, step: 1 })
    const dark = session.after('host', black(true))
    expect(dark.when('host', black(true))).toEqual({ events: [] })
  })

  it('[T3] refuses a position outside the deck', () => {
    // The deck has three slides with 0, 2 and 1 steps.
    expect(session.when('host', show(3))).toMatchObject({ refused: 'invalid' })
    expect(session.when('host', show(0, 1))).toMatchObject({ refused: 'invalid' })
    expect(session.when('host', show(2, 2))).toMatchObject({ refused: 'invalid' })
    expect(session.when('host', show(1, 2))).toEqual({ events: [shown(1, 2)] })
    expect(session.when('host', show(2, 1))).toEqual({ events: [shown(2, 1)] })
  })

  it('[T4] moving on while the screen is black brings it back', () => {
    const dark = session.after('host', black(true))
    expect(dark.state.stage.black).toBe(true)
    const light = { type: 'screen.blacked', black: false }
    expect(dark.when('host', show(1))).toEqual({ events: [shown(1), light] })
    expect(dark.when('host', show(0))).toEqual({ events: [shown(0), light] })
    expect(dark.when('host', black(false))).toEqual({ events: [light] })
  })

  it('[T5] counts since the slide came up, whatever steps are done on it', () => {
    const at = session.state.at
    const first = session.after('host', show(1), at + 10_000)
    const step = first.after('host', show(1, 1), at + 20_000)
    expect(step.state.stage.since).toBe(at + 10_000)
    expect(step.after('host', show(2), at + 30_000).state.stage.since).toBe(at + 30_000)
  })

  it('[T5] counts anew when the class begins', () => {
    const lobby = Scenario.open()
    const started = lobby.after('host', { type: 'session.start' }, lobby.state.at + 60_000)
    expect(started.state.stage.since).toBe(started.state.at)
  })

  it('[T1] slides may be shown in the lobby', () => {
    expect(Scenario.open().when('host', show(1))).toEqual({ events: [shown(1)] })
  })
})
