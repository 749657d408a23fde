import type { AttendanceBody } from '../../../shared/wire/http.ts'

export type AttendanceRow = AttendanceBody['rows'][number]

/** From the start of the class to its end, or to now while it lasts; ms since the epoch. */
export interface ClassSpan {
  from: number
  to: number
}

/** A stay in the room as fractions of the class, 0 ≤ `from` < `to` ≤ 1. */
export interface Bar {
  from: number
  to: number
}

/** @returns undefined before the class has started */
export function classSpan(report: AttendanceBody): ClassSpan | undefined {
  if (report.startedAt === undefined) return undefined
  return { from: report.startedAt, to: Math.max(report.endedAt ?? report.now, report.startedAt) }
}

/** The part of a person's stays that lies within the class; an open stay lasts to the end of it. */
export function bars(row: AttendanceRow, span: ClassSpan): Bar[] {
  const length = span.to - span.from
  if (length <= 0) return []
  return row.intervals.flatMap(({ from, to }) => {
    const start = Math.max(from, span.from)
    const end = Math.min(to ?? span.to, span.to)
    return end > start ? [{ from: (start - span.from) / length, to: (end - span.from) / length }] : []
  })
}

/** The stays of `bars` in words, times of day written by `clock`. */
export function staysText(row: AttendanceRow, span: ClassSpan, clock: (at: number) => string): string {
  const at = (fraction: number) => clock(span.from + fraction * (span.to - span.from))
  const stays = bars(row, span)
  if (stays.length === 0) return 'Not in the room during the class'
  return `In the room ${stays.map(({ from, to }) => `${at(from)} to ${at(to)}`).join(', ')}`
}

/** Where to draw lines: full quarters, halves or hours within the class, as fractions of it, at most eight. */
export function ticks(span: ClassSpan): number[] {
  const length = span.to - span.from
  if (length <= 0) return []
  const step = TICK_STEPS.find((candidate) => length / candidate <= MOST_TICKS) ?? length
  const found: number[] = []
  for (let at = Math.ceil(span.from / step) * step; at < span.to; at += step) {
    if (at > span.from) found.push((at - span.from) / length)
  }
  return found
}

const TICK_STEPS = [5, 15, 30, 60, 120, 240].map((minutes) => minutes * 60_000)
const MOST_TICKS = 8

export interface Seen {
  first?: number
  /** Absent while the person is in the room, and for those who never were. */
  last?: number
  present: boolean
}

export function seen(row: AttendanceRow): Seen {
  const first = row.intervals[0]?.from
  const last = row.intervals.at(-1)
  const present = last !== undefined && last.to === undefined
  return {
    present,
    ...(first === undefined ? {} : { first }),
    ...(last?.to === undefined ? {} : { last: last.to }),
  }
}

export interface Summary {
  lengthMs: number
  /** People who were let in as learners, whether or not they are still here. */
  learners: number
  hereNow: number
  /** The share of the class that half of the learners reached; undefined without learners or before the start. */
  medianShare?: number
}

export function summary(report: AttendanceBody): Summary {
  const span = classSpan(report)
  const learners = report.rows.filter((row) => row.role === 'learner' && row.standing !== 'waiting')
  const medianShare = span && median(learners.map((row) => row.share))
  return {
    lengthMs: span ? span.to - span.from : 0,
    learners: learners.length,
    hereNow: learners.filter((row) => seen(row).present).length,
    ...(medianShare === undefined ? {} : { medianShare }),
  }
}

function median(values: number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const high = sorted[Math.floor(sorted.length / 2)]
  const low = sorted[Math.floor((sorted.length - 1) / 2)]
  return high === undefined || low === undefined ? undefined : (low + high) / 2
}

export type SortKey = 'name' | 'share'

const ROLE_ORDER: Record<AttendanceRow['role'], number> = { learner: 0, observer: 1, ta: 2, instructor: 3 }

/** Learners before those who teach; `share` puts who was there least on top: they are who is looked for. */
export function sorted(rows: AttendanceRow[], by: SortKey): AttendanceRow[] {
  const names = new Intl.Collator(undefined, { numeric: true })
  return rows.toSorted(
    (a, b) =>
      ROLE_ORDER[a.role] - ROLE_ORDER[b.role] ||
      (by === 'share' ? a.share - b.share : 0) ||
      names.compare(a.name, b.name),
  )
}
