import type { SessionSummary } from '../../../shared/report/course-progress.ts'
import tables from '../report/class-section.module.css'

/** Heads of a column for each session, by its number in the overview. */
export const SessionHeads = ({ sessions }: { sessions: readonly SessionSummary[] }) =>
  sessions.map(({ session, title }, n) => (
    <th key={session} scope="col" title={title} className={tables.number}>
      <span className="visually-hidden">Session </span>
      {n + 1}
    </th>
  ))

/** The cells of a row below them. */
export const SessionCells = (props: {
  sessions: readonly SessionSummary[]
  /** @param session its id; @returns undefined where the row was not in it */
  of: (session: string) => string | undefined
}) =>
  props.sessions.map(({ session }) => (
    <td key={session} className={tables.number}>
      {props.of(session) ?? '–'}
    </td>
  ))
