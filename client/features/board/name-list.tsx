import { useState } from 'react'
import type { WorkRow } from '../work/work-rows.ts'
import styles from './failing-panel.module.css'

/** Names in one line: “Ana, Ben, Cy and 7 more”. */
const NAMES_SHOWN = 3

/** Whose work it is, each to be opened; a few of many until somebody asks for all. */
export function NameList(props: { rows: readonly WorkRow[]; onOpen: (row: WorkRow) => void }) {
  const { rows } = props
  const [all, setAll] = useState(false)
  // One more name takes no more room than “and 1 more”.
  const shown = all || rows.length <= NAMES_SHOWN + 1 ? rows : rows.slice(0, NAMES_SHOWN)
  const left = rows.length - shown.length
  return (
    <p className={styles.names}>
      {shown.map((row) => (
        <button key={row.owner} type="button" className={styles.name} onClick={() => props.onOpen(row)}>
          {row.name}
        </button>
      ))}
      {(left > 0 || all) && (
        <button type="button" className={styles.rest} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `and ${left} more`}
        </button>
      )}
    </p>
  )
}
