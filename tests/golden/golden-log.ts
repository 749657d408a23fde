import type { AttendanceReport } from '../../shared/report/attendance.ts'
import type { Envelope } from '../../shared/session/envelope.ts'
import { withPersonal } from '../../shared/session/personal.ts'
import { upcast } from '../../shared/session/upcast.ts'
import type { plainState } from '../harness/plain-state.ts'

/** A log as a release stored it, with what it meant then. Files of this form are never changed. */
export interface GoldenLog {
  /** What happens in it, for people. */
  about: string
  /** Rows of the table of events: `body` is JSON text, `actor` null for the server itself. */
  rows: { seq: number; at: number; v: number; actor: string | null; cid: string | null; body: string }[]
  /** Rows of the table of people: participant → name. */
  people: Record<string, string>
  expected: {
    state: ReturnType<typeof plainState>
    report: AttendanceReport
    /** The report is of this moment, ms since the epoch. */
    reportAt: number
  }
}

/** The rows as the log's adapters read them. */
export function entriesOf({ rows, people }: GoldenLog): Envelope[] {
  return rows.map(({ actor, cid, body, ...row }) => ({
    ...row,
    actor: actor === null ? { kind: 'system' } : { kind: 'participant', id: actor },
    ...(cid === null ? {} : { cid }),
    event: withPersonal(upcast(row.v, JSON.parse(body)), (participant) => people[participant] ?? ''),
  }))
}
