import { describe, expect, it } from 'vitest'
import { OPENED_AT, opened, Scenario } from '../../tests/harness/scenario.ts'
import { SYSTEM } from './envelope.ts'
import type { SessionEvent } from './events.ts'
import { evolve, fold } from './fold.ts'
import { EVENT_VERSION, upcast } from './upcast.ts'

describe('reading a log', () => {
  it('[L3] takes events of this version as they are', () => {
    expect(upcast(EVENT_VERSION, opened)).toEqual(opened)
  })

  it('[L3] refuses events of a version it does not know', () => {
    expect(() => upcast(EVENT_VERSION + 1, opened)).toThrow(/version/)
    expect(() => upcast(0, opened)).toThrow(/version/)
  })

  it('[L3] refuses events of a type it does not know, wherever they stand', () => {
    const unknown = { type: 'quiz.exploded' } as unknown as SessionEvent
    expect(() => Scenario.open().given(unknown)).toThrow(/does not know the event quiz.exploded/)
  })

  it('[L1] refuses a gap and a repetition', () => {
    const at = (seq: number) => ({ seq, at: OPENED_AT, v: 1, actor: SYSTEM, event: opened })
    const state = evolve(undefined, at(1))
    const next = (seq: number) => ({ ...at(seq), event: { type: 'session.started' } as const })
    expect(() => evolve(undefined, at(2))).toThrow(/entry 2 where 1/)
    expect(() => evolve(state, next(1))).toThrow(/entry 1 where 2/)
    expect(() => evolve(state, next(3))).toThrow(/entry 3 where 2/)
    expect(evolve(state, next(2)).seq).toBe(2)
  })

  it('[L2] goes on from a state as from the beginning', () => {
    const { log, state } = Scenario.class()
    const half = fold(log.slice(0, 4))
    expect(fold(log.slice(4), half)).toEqual(state)
  })
})
