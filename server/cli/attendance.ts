import { attendanceReport } from '../../shared/report/attendance.ts'
import { systemClock } from '../ports/clock.ts'
import { attendanceCsv } from '../sessions/attendance-csv.ts'
import { usage } from './failure.ts'
import { findSession } from './find-session.ts'
import { leaf } from './leaf.ts'
import { withStores } from './settings.ts'
import { table } from './table.ts'

export const attendance = leaf(
  {
    name: 'attendance',
    description: 'Who was in a session, and for how long',
    args: {
      session: { type: 'positional', description: 'Id or code of the session', required: true },
      csv: { type: 'boolean', description: 'Print CSV for spreadsheets' },
    },
  },
  ({ session, csv, json }) => {
    if (csv && json) throw usage('--csv and --json exclude each other.')
    return withStores({ create: false }, async (stores) => {
      const { id } = await findSession(stores.directory, session)
      const report = attendanceReport(await stores.log.read(id, 0), systemClock.now())
      if (csv) return { json: report, text: attendanceCsv(report) }
      const rows = report.rows.map(({ name, role, presentMs, share }) => [
        name,
        role,
        (presentMs / 60_000).toFixed(1),
        `${(share * 100).toFixed(0)} %`,
      ])
      return { json: report, text: table([['NAME', 'ROLE', 'MINUTES', 'SHARE'], ...rows]) }
    })
  },
)
