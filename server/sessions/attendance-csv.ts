import { stringify } from 'csv-stringify/sync'
import type { AttendanceReport, AttendanceRow } from '../../shared/report/attendance.ts'

/**
 * Attendance as CSV (RFC 4180) for spreadsheets: UTF-8 with a byte order mark, without which Excel reads the
 * bytes in the local code page; CRLF; a header row; times in ISO 8601 UTC; cells that a spreadsheet would take
 * for a formula escaped, because names come from learners.
 */
export function attendanceCsv({ rows }: AttendanceReport): string {
  const sorted = [...rows].sort(
    (a, b) => a.name.localeCompare(b.name, 'en') || (a.participant < b.participant ? -1 : 1),
  )
  const cells = sorted.map((row) => Object.values(COLUMNS).map((cell) => cell(row)))
  return stringify([Object.keys(COLUMNS), ...cells], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  })
}

/** The columns and what stands in them. */
const COLUMNS: Record<string, (row: AttendanceRow) => string> = {
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

const iso = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString())
