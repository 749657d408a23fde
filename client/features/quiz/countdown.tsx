import { Timer } from 'lucide-react'
import { cx } from '../../ui/cx.ts'
import styles from './countdown.module.css'
import { countdownText, spokenTime } from './time-words.ts'

/** The time that is left; screen readers find it here, and are told of thresholds elsewhere. */
export function Countdown({ left, className }: { left: number; className?: string | undefined }) {
  return (
    <span
      role="timer"
      aria-live="off"
      aria-label={left === 0 ? 'Time is up' : `${spokenTime(left)} left`}
      className={cx(styles.time, left <= 10 && styles.soon, className)}
    >
      <Timer size="1.05em" aria-hidden="true" />
      {countdownText(left)}
    </span>
  )
}
