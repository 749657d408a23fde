import { describe, expect, it } from 'vitest'
import { Scenario } from '../../tests/harness/scenario.ts'
import type { Moment } from './attendance.ts'

const session = Scenario.class()
const now = session.state.at
const note = (arrived: Moment[], left: Moment[] = []) => ({ type: 'attendance.note', arrived, left }) as const
const noted = (arrived: Moment[], left: Moment[] = []) => ({
  events: [{ type: 'attendance.noted', arrived, left }],
})
const ana = (at: number): Moment => ({ participant: 'ana', at })
const ben = (at: number): Moment => ({ participant: 'ben', at })

describe('attendance', () => {
  it('[A1] somebody who came is present since then', () => {
    const here = session.after('system', note([ana(now - 5_000)]))
    expect(here.state.attendance.present.get('ana')).toBe(now - 5_000)
  })

  it('[A3] somebody who is present does not come again', () => {
    const here = session.after('system', note([ana(now)]))
    expect(here.when('system', note([ana(now + 9_000), ben(now + 9_000)]))).toEqual(noted([ben(now + 9_000)]))
    expect(here.when('system', note([ana(now + 9_000)]))).toEqual({ events: [] })
  })

  it('[A2] only somebody who is present leaves', () => {
    expect(session.when('system', note([], [ana(now)]))).toEqual({ events: [] })
    const gone = session.after('system', note([ana(now)])).after('system', note([], [ana(now + 1)]))
    expect(gone.state.attendance.present.has('ana')).toBe(false)
  })

  it('[A10] nobody leaves before they came, whatever the clock was set to', () => {
    const here = session.after('system', note([ana(now)]))
    expect(here.when('system', note([], [ana(now - 60_000)]))).toEqual(noted([], [ana(now)]))
  })

  it('[A8] after the end only what happened before it is noted', () => {
    const here = session.after('system', note([ana(now)]))
    const over = here.after('host', { type: 'session.end' }, now + 100_000)
    const end = over.state.at
    expect(over.when('system', note([ben(end - 1)], [ana(end - 30_000)]))).toEqual(
      noted([ben(end - 1)], [ana(end - 30_000)]),
    )
    expect(over.when('system', note([ben(end)], [ana(end + 1)]))).toEqual({ events: [] })
  })

  it('[C12] is noted by the server alone', () => {
    expect(session.when('host', note([ana(now)]))).toMatchObject({ refused: 'forbidden' })
  })
})
