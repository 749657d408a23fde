import { LifeBuoy, ShieldCheck } from 'lucide-react'
import { durationText } from '../../pages/times.ts'
import { Badge } from '../../ui/badge.tsx'
import { cx } from '../../ui/cx.ts'
import type { WorkRow } from '../work/work-rows.ts'
import styles from './board-parts.module.css'

/** As short as a column needs it. */
export const shortTime = (ms: number) => (ms < 30_000 ? '< 1 min' : durationText(ms))

const NOTES = { working: 'Working', stuck: 'Stuck', done: 'Done' }

/** The name; a button where there is work to be opened. */
export function OpenName({ row, onOpen }: { row: WorkRow; onOpen: (row: WorkRow) => void }) {
  if (!row.work) return <span className={styles.name}>{row.name}</span>
  return (
    <button
      type="button"
      className={cx(styles.name, styles.open)}
      title={`Open the work of ${row.name}`}
      onClick={() => onOpen(row)}
    >
      {row.name}
    </button>
  )
}

/** How long somebody has waited for help. */
export function HelpMark({ since, now }: { since: number | undefined; now: number }) {
  if (since === undefined) return null
  return (
    <Badge tone="warn" icon={<LifeBuoy size={12} aria-hidden="true" />}>
      {since === 0 ? 'being helped' : `waits ${durationText(now - since)}`}
    </Badge>
  )
}

/** The note that they put up themselves. */
export function NoteMark({ work }: { work: WorkRow['work'] }) {
  if (!work?.note) return null
  return (
    <span className={cx(styles.note, styles[work.note.value])}>
      <span className="visually-hidden">Note: </span>
      {NOTES[work.note.value]}
    </span>
  )
}

/** What was handed in last, and whether the server ran its checks. */
export function HandedIn({ work }: { work: WorkRow['work'] }) {
  if (!work?.submitted) return null
  const { submitted, verified } = work
  if (!verified) return <span>{`${submitted.passed ?? '–'}/${submitted.total}`}</span>
  return (
    <span
      className={cx(styles.verified, verified.passed === verified.total && styles.whole)}
      title="The server ran all checks, also the hidden ones"
    >
      <ShieldCheck size={14} aria-hidden="true" />
      <span className="visually-hidden">Verified: </span>
      {verified.passed}/{verified.total}
    </span>
  )
}
