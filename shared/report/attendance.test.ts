import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joined, Scenario } from '../../tests/harness/scenario.ts'
import type { SessionEvent } from '../session/events.ts'
import { attendanceReport } from './attendance.ts'

const came = (at: number): SessionEvent => ({
  type: 'attendance.noted',
  arrived: [{ participant: 'ana', at }],
  left: [],
})
const went = (at: number): SessionEvent => ({
  type: 'attendance.noted',
  arrived: [],
  left: [{ participant: 'ana', at }],
})
const lobby = Scenario.open().given(joined('ana', 'learner'))
const T = lobby.state.at
/** The class runs from T+1000. */
const begun = lobby.given({ type: 'session.started' })
const row = (so: Scenario, now: number) =>
  attendanceReport(so.log, now).rows.find(({ participant }) => participant === 'ana')

describe('attendance report', () => {
  it('[A9] counts the time in the room as a share of the class', () => {
    const so = begun
      .given(came(T + 11_000), went(T + 61_000))
      .after('host', { type: 'session.end' }, T + 101_000)
    expect(row(so, T + 999_000)).toEqual({
      participant: 'ana',
      name: 'ana',
      role: 'learner',
      standing: 'in',
      intervals: [{ from: T + 11_000, to: T + 61_000 }],
      presentMs: 50_000,
      share: 0.5,
    })
    expect(attendanceReport(so.log, T + 999_000)).toMatchObject({
      startedAt: T + 1_000,
      endedAt: T + 101_000,
    })
  })

  it('[A9] lists the lobby but does not count it', () => {
    const so = lobby.given(came(T + 1), { type: 'session.started' })
    const start = so.state.at
    expect(row(so, start + 10_000)).toMatchObject({
      intervals: [{ from: T + 1 }],
      presentMs: 10_000,
      share: 1,
    })
    expect(row(lobby.given(came(T + 1)), T + 9_000)).toMatchObject({ presentMs: 0, share: 0 })
  })

  it('[A9] ends every stay with the class', () => {
    const so = begun.given(came(T + 2_000)).after('host', { type: 'session.end' }, T + 50_000)
    expect(row(so, T + 90_000)?.intervals).toEqual([{ from: T + 2_000, to: T + 50_000 }])
    const late = so.given(went(T + 80_000))
    expect(row(late, T + 90_000)?.intervals).toEqual([{ from: T + 2_000, to: T + 50_000 }])
  })

  it('[A9] while the class lasts, stays last until now', () => {
    const so = begun.given(came(T + 1_000))
    expect(row(so, T + 21_000)).toMatchObject({
      presentMs: 20_000,
      share: 1,
      intervals: [{ from: T + 1_000 }],
    })
  })

  it('[A9] says who somebody is now', () => {
    const so = begun.given(
      { type: 'person.renamed', participant: 'ana', name: 'Ana B.' },
      { type: 'person.removed', participant: 'ana' },
    )
    expect(row(so, T + 9_000)).toMatchObject({ name: 'Ana B.', standing: 'removed' })
    const back = so.given({ type: 'person.admitted', participant: 'ana' })
    expect(row(back, T + 9_000)).toMatchObject({ standing: 'in' })
  })

  it('[A9] of a session that never began counts nothing', () => {
    const so = lobby.given(came(T + 1)).after('host', { type: 'session.end' })
    const report = attendanceReport(so.log, T + 99_000)
    expect(report).not.toHaveProperty('startedAt')
    expect(row(so, T + 99_000)).toMatchObject({ presentMs: 0, share: 0 })
  })

  it('[A10] stays are in order and do not overlap, and shares are shares, whatever was noted', () => {
    const moment = fc.record({
      participant: fc.constantFrom('ana', 'ben', 'host'),
      at: fc.integer({ min: T - 50_000, max: T + 200_000 }),
    })
    const note = fc.record({
      arrived: fc.array(moment, { maxLength: 3 }),
      left: fc.array(moment, { maxLength: 3 }),
    })
    const scene = fc.record({
      notes: fc.array(note, { maxLength: 12 }),
      start: fc.option(fc.nat({ max: 12 })),
      end: fc.option(fc.nat({ max: 12 })),
      now: fc.integer({ min: T - 1_000, max: T + 300_000 }),
    })
    fc.assert(
      fc.property(scene, ({ notes, start, end, now }) => {
        let so = lobby.given(joined('ben', 'learner'))
        for (const [i, one] of notes.entries()) {
          if (i === start && so.state.lifecycle.phase === 'lobby') so = so.given({ type: 'session.started' })
          if (i === end) so = so.given({ type: 'session.ended', reason: 'host' })
          so = so.after('system', { type: 'attendance.note', ...one })
        }
        for (const { intervals, share, presentMs } of attendanceReport(so.log, now).rows) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
          expect(presentMs).toBeGreaterThanOrEqual(0)
          for (const [i, { from, to }] of intervals.entries()) {
            if (to !== undefined) expect(to).toBeGreaterThanOrEqual(from)
            else expect(i).toBe(intervals.length - 1)
            const next = intervals[i + 1]
            if (next) expect(next.from).toBeGreaterThanOrEqual(to ?? Number.NaN)
          }
        }
      }),
    )
  })
})
