import { describe, expect, it } from 'vitest'
import type { AttendanceBody } from '../../../shared/wire/http.ts'
import { type AttendanceRow, bars, classSpan, seen, sorted, staysText, summary, ticks } from './timeline.ts'

const row = (over: Partial<AttendanceRow>): AttendanceRow => ({
  participant: over.name ?? 'p',
  name: 'Ana',
  role: 'learner',
  standing: 'in',
  intervals: [],
  presentMs: 0,
  share: 0,
  ...over,
})

const report = (rows: AttendanceRow[], now: number, endedAt?: number): AttendanceBody => ({
  title: 'A class',
  now,
  startedAt: 1000,
  ...(endedAt === undefined ? {} : { endedAt }),
  rows,
})

describe('classSpan', () => {
  it('runs to the end, or to now while the class lasts', () => {
    expect(classSpan(report([], 9000, 3000))).toEqual({ from: 1000, to: 3000 })
    expect(classSpan(report([], 9000))).toEqual({ from: 1000, to: 9000 })
  })

  it('is never negative where the clock went back', () => {
    expect(classSpan(report([], 400))).toEqual({ from: 1000, to: 1000 })
  })

  it('is not there before the start', () => {
    expect(classSpan({ title: 'A class', now: 9000, rows: [] })).toBeUndefined()
  })
})

describe('bars', () => {
  const span = { from: 1000, to: 3000 }

  it('cuts stays to the class', () => {
    const intervals = [{ from: 0, to: 1500 }, { from: 2000, to: 2500 }, { from: 2800 }]
    expect(bars(row({ intervals }), span)).toEqual([
      { from: 0, to: 0.25 },
      { from: 0.5, to: 0.75 },
      { from: 0.9, to: 1 },
    ])
  })

  it('leaves out stays outside the class and classes without length', () => {
    expect(bars(row({ intervals: [{ from: 0, to: 1000 }, { from: 3000 }] }), span)).toEqual([])
    expect(bars(row({ intervals: [{ from: 0 }] }), { from: 1000, to: 1000 })).toEqual([])
  })
})

describe('staysText', () => {
  it('says the stays in times of day', () => {
    const clock = (at: number) => `t${at}`
    const span = { from: 1000, to: 3000 }
    const intervals = [{ from: 0, to: 1500 }, { from: 2000 }]
    expect(staysText(row({ intervals }), span, clock)).toBe('In the room t1000 to t1500, t2000 to t3000')
    expect(staysText(row({}), span, clock)).toMatch(/Not in the room/)
  })
})

describe('ticks', () => {
  const M = 60_000
  it('stand at round times of the clock', () => {
    expect(ticks({ from: 10 * M, to: 70 * M })).toEqual([5 / 60, 20 / 60, 35 / 60, 50 / 60])
  })

  it('are few, however long the class was', () => {
    for (const minutes of [1, 20, 90, 300, 900, 5000]) {
      expect(ticks({ from: 7 * M, to: (7 + minutes) * M }).length).toBeLessThanOrEqual(8)
    }
    expect(ticks({ from: 7, to: 7 })).toEqual([])
  })
})

describe('seen', () => {
  it('knows who is here, who left and who never came', () => {
    expect(seen(row({ intervals: [{ from: 5, to: 7 }, { from: 9 }] }))).toEqual({ first: 5, present: true })
    expect(seen(row({ intervals: [{ from: 5, to: 7 }] }))).toEqual({ first: 5, last: 7, present: false })
    expect(seen(row({}))).toEqual({ present: false })
  })
})

describe('summary', () => {
  it('counts learners who were let in', () => {
    const rows = [
      row({ name: 'a', share: 0.2, intervals: [{ from: 1 }] }),
      row({ name: 'b', share: 1, standing: 'removed' }),
      row({ name: 'c', share: 0.6 }),
      row({ name: 'd', standing: 'waiting' }),
      row({ name: 'e', role: 'ta', share: 1 }),
    ]
    expect(summary(report(rows, 9000, 3000))).toEqual({
      lengthMs: 2000,
      learners: 3,
      hereNow: 1,
      medianShare: 0.6,
    })
  })

  it('takes the middle of an even number and of none', () => {
    expect(summary(report([row({ share: 0.5 }), row({ share: 1 })], 2000)).medianShare).toBe(0.75)
    expect(summary(report([], 2000)).medianShare).toBeUndefined()
    expect(summary({ title: 'A class', now: 2000, rows: [row({})] }).medianShare).toBeUndefined()
  })
})

describe('sorted', () => {
  const rows = [
    row({ name: 'Zoe (10)', share: 0.1 }),
    row({ name: 'Zoe (2)', share: 0.9 }),
    row({ name: 'Ábel', share: 0.9 }),
    row({ name: 'Bea', role: 'ta', share: 0 }),
  ]
  const names = (by: 'name' | 'share') => sorted(rows, by).map(({ name }) => name)

  it('sorts as people do, learners first', () => {
    expect(names('name')).toEqual(['Ábel', 'Zoe (2)', 'Zoe (10)', 'Bea'])
  })

  it('puts who was there least on top', () => {
    expect(names('share')).toEqual(['Zoe (10)', 'Ábel', 'Zoe (2)', 'Bea'])
  })
})
