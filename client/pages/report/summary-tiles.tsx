import { durationText } from '../times.ts'
import { shareText } from './attendance-table.tsx'
import styles from './summary-tiles.module.css'
import type { Summary } from './timeline.ts'

/** The class in four numbers. */
export function SummaryTiles({ summary, live }: { summary: Summary; live: boolean }) {
  const { medianShare } = summary
  const tiles = [
    { name: live ? 'Class so far' : 'Class', value: durationText(summary.lengthMs) },
    { name: 'Learners', value: String(summary.learners) },
    ...(live ? [{ name: 'Here now', value: String(summary.hereNow) }] : []),
    { name: 'Median share', value: medianShare === undefined ? '–' : shareText(medianShare) },
  ]
  return (
    <dl className={styles.tiles}>
      {tiles.map(({ name, value }) => (
        <div key={name} className={styles.tile}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
