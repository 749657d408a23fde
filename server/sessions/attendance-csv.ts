import type { AttendanceReport, AttendanceRow } from '../../shared/report/attendance.ts'
import { type Columns, csv, iso } from './csv.ts'

/** Attendance as a table, a row for each person in the order of the alphabet. */
export function attendanceCsv({ rows }: AttendanceReport): string {
  const sorted = [...rows].sort(
    (a, b) => a.name.localeCompare(b.name, 'en') || (a.participant < b.participant ? -1 : 1),
  )
  return csv(COLUMNS, sorted)
}

/** The columns and what stands in them. */
const COLUMNS: Columns<AttendanceRow> = {
  name: ({ name }) => name,
  id: ({ participant }) => participant,
  role: ({ role }) => role,
  standing: ({ standing }) => standing,
  first_arrival: ({ intervals }) => iso(intervals[0]?.from),
  last_departure: ({ intervals }) => iso(intervals.at(-1)?.to),
  minutes_present: ({ presentMs }) => (presentMs / 60_000).toFixed(1),
  percent_present: ({ share }) => (share * 100).toFixed(1),
  stays: ({ intervals }) => intervals.map(({ from, to }) => `${iso(from)}/${iso(to)}`).join(' '),
}
