import { ArrowDown } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../ui/badge.tsx'
import { ROLE_NAMES } from '../role-names.ts'
import { clockText } from '../times.ts'
import styles from './attendance-table.module.css'
import { type AttendanceRow, type ClassSpan, type SortKey, seen, sorted } from './timeline.ts'
import { TimelineBar } from './timeline-bar.tsx'

export const shareText = (share: number) => `${Math.round(share * 100)}%`

/**
 * Who was in the room when. On narrow screens the rows are laid out as cards; the roles are written down, as
 * browsers forget those of a table that is not displayed as one.
 */
export function AttendanceTable(props: {
  rows: AttendanceRow[]
  span: ClassSpan | undefined
  /** The class is not over: who was not seen may still come. */
  live: boolean
}) {
  const { rows, span } = props
  const [by, setBy] = useState<SortKey>('name')
  const sortable = (key: SortKey, text: string, order: 'ascending' | 'descending') => ({
    'aria-sort': by === key ? order : undefined,
    children: (
      <button type="button" className={styles.sort} onClick={() => setBy(key)}>
        {text}
        {by === key && <ArrowDown size={14} aria-hidden="true" />}
      </button>
    ),
  })
  return (
    <div className={styles.frame}>
      {/* biome-ignore-start lint/a11y/noRedundantRoles: see above */}
      <table role="table" className={styles.table}>
        <caption className="visually-hidden">Attendance of each person</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" {...sortable('name', 'Name', 'ascending')} />
            <th role="columnheader" scope="col">
              First seen
            </th>
            <th role="columnheader" scope="col">
              Last seen
            </th>
            <th role="columnheader" scope="col" className={styles.number}>
              Minutes
            </th>
            <th
              role="columnheader"
              scope="col"
              className={styles.number}
              {...sortable('share', 'Share', 'ascending')}
            />
            <th role="columnheader" scope="col" className={styles.line}>
              <span className="visually-hidden">In the room</span>
              {span && (
                <span className={styles.axis} aria-hidden="true">
                  <span>{clockText(span.from)}</span>
                  <span>{clockText(span.to)}</span>
                </span>
              )}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {sorted(rows, by).map((row) => (
            <Row key={row.participant} row={row} span={span} live={props.live} />
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
    </div>
  )
}

function Row(props: { row: AttendanceRow; span: ClassSpan | undefined; live: boolean }) {
  const { row, span } = props
  const { first, last, present } = seen(row)
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    <tr role="row">
      <th role="rowheader" scope="row">
        <span className={styles.who}>
          {row.name || 'Erased person'}
          {row.role !== 'learner' && <Badge>{ROLE_NAMES[row.role]}</Badge>}
          {row.standing === 'removed' && <Badge tone="danger">Removed</Badge>}
          {row.standing === 'waiting' && <Badge tone="warn">Waiting</Badge>}
        </span>
      </th>
      <td role="cell" className={styles.time}>
        {first !== undefined && <span className={styles.label}>From </span>}
        {first === undefined ? (props.live ? 'not yet' : 'never') : clockText(first)}
      </td>
      <td role="cell" className={styles.time}>
        {present && <span className={styles.now}>here now</span>}
        {last !== undefined && (
          <>
            <span className={styles.label}>to </span>
            {clockText(last)}
          </>
        )}
      </td>
      <td role="cell" className={`${styles.number} ${styles.minutes}`}>
        {Math.round(row.presentMs / 60_000)}
        <span className={styles.label}> min</span>
      </td>
      <td role="cell" className={`${styles.number} ${styles.share}`}>
        {shareText(row.share)}
      </td>
      <td role="cell" className={styles.line}>
        {span && <TimelineBar row={row} span={span} />}
      </td>
    </tr>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  )
}
