import type { ParticipantId } from '../ids.ts'
import type { Envelope } from '../session/envelope.ts'
import type { Role, Standing } from '../session/roster.ts'

/** One stay in the room, ms since the epoch; `to` is absent while it lasts. */
export interface Interval {
  from: number
  to?: number
}

export interface AttendanceRow {
  participant: ParticipantId
  name: string
  role: Role
  standing: Standing
  intervals: Interval[]
  /** Time in the room while the class was running, ms. */
  presentMs: number
  /** `presentMs` as a share of the class, 0 to 1; 0 before it has started. */
  share: number
}

export interface AttendanceReport {
  startedAt?: number
  endedAt?: number
  rows: AttendanceRow[]
}

/**
 * Attendance as a fold of the log: who was in the room when, and for which share of the class. Time counts
 * between the start of the class and its end; stays in the lobby are listed but not counted.
 * @param now the end of stays and classes that still last, ms since the epoch
 */
export function attendanceReport(entries: Iterable<Envelope>, now: number): AttendanceReport {
  const rows = new Map<ParticipantId, AttendanceRow>()
  let startedAt: number | undefined
  let endedAt: number | undefined
  for (const { event, at } of entries) {
    switch (event.type) {
      case 'session.started':
        startedAt = at
        break
      case 'session.ended':
        endedAt = at
        break
      case 'person.joined':
        rows.set(event.participant, {
          participant: event.participant,
          name: event.name,
          role: event.role,
          standing: event.standing,
          intervals: [],
          presentMs: 0,
          share: 0,
        })
        break
      case 'person.renamed':
        update(rows, event.participant, (row) => ({ ...row, name: event.name }))
        break
      case 'person.admitted':
        update(rows, event.participant, (row) => ({ ...row, standing: 'in' }))
        break
      case 'person.removed':
        update(rows, event.participant, (row) => ({ ...row, standing: 'removed' }))
        break
      case 'attendance.noted':
        for (const { participant, at: from } of event.arrived) {
          update(rows, participant, (row) => ({ ...row, intervals: opened(row.intervals, from) }))
        }
        for (const { participant, at: to } of event.left) {
          update(rows, participant, (row) => ({ ...row, intervals: closed(row.intervals, to) }))
        }
        break
    }
  }
  const end = endedAt ?? now
  return {
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    rows: [...rows.values()].map((row) =>
      counted(endedAt === undefined ? row : ended(row, endedAt), startedAt, end),
    ),
  }
}

function update(
  rows: Map<ParticipantId, AttendanceRow>,
  id: ParticipantId,
  change: (row: AttendanceRow) => AttendanceRow,
): void {
  const row = rows.get(id)
  if (row) rows.set(id, change(row))
}

/** Stays never overlap, even where the server's clock was set back between them. */
function opened(intervals: Interval[], from: number): Interval[] {
  const last = intervals.at(-1)
  if (last && last.to === undefined) return intervals
  return [...intervals, { from: Math.max(from, last?.to ?? from) }]
}

function closed(intervals: Interval[], to: number): Interval[] {
  const last = intervals.at(-1)
  if (!last || last.to !== undefined) return intervals
  return [...intervals.slice(0, -1), { from: last.from, to: Math.max(to, last.from) }]
}

/** Nobody attends a class after its end, whenever the page was closed. */
function ended(row: AttendanceRow, at: number): AttendanceRow {
  const intervals = row.intervals
    .filter(({ from }) => from < at)
    .map(({ from, to }) => ({ from, to: Math.min(to ?? at, at) }))
  return { ...row, intervals }
}

function counted(row: AttendanceRow, startedAt: number | undefined, end: number): AttendanceRow {
  if (startedAt === undefined) return row
  const presentMs = row.intervals.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to ?? end, end) - Math.max(from, startedAt)),
    0,
  )
  const length = end - startedAt
  return { ...row, presentMs, share: length > 0 ? presentMs / length : 0 }
}
