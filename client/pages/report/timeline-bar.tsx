import { cx } from '../../ui/cx.ts'
import { clockText } from '../times.ts'
import { type AttendanceRow, bars, type ClassSpan, staysText, ticks } from './timeline.ts'
import styles from './timeline-bar.module.css'

/** One person's stays over the length of the class. */
export function TimelineBar({ row, span }: { row: AttendanceRow; span: ClassSpan }) {
  const staff = row.role === 'instructor' || row.role === 'ta'
  return (
    <svg
      className={cx(styles.bar, staff && styles.staff)}
      role="img"
      aria-label={staysText(row, span, clockText)}
    >
      {bars(row, span).map(({ from, to }) => (
        <rect
          key={from}
          className={styles.stay}
          x={percent(from)}
          // A short stay is still to be seen.
          width={percent(Math.max(to - from, 0.006))}
          y="0"
          height="100%"
          rx="3"
        />
      ))}
      {ticks(span).map((at) => (
        <line key={at} className={styles.tick} x1={percent(at)} x2={percent(at)} y1="0" y2="100%" />
      ))}
    </svg>
  )
}

const percent = (fraction: number) => `${(fraction * 100).toFixed(2)}%`
