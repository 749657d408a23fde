import { Hand, Timer } from 'lucide-react'
import type { TimingSlice } from '../../../shared/view/slices.ts'
import { useServerNow } from '../../hooks/use-now.ts'
import { Announcer } from '../../ui/announcer.tsx'
import { cx } from '../../ui/cx.ts'
import { clockLeft, leftOf, thresholdText } from './time-left.ts'
import styles from './timing-banner.module.css'

interface Props {
  timing: TimingSlice | undefined
  /** For the projector. */
  large?: boolean
}

/** The room's timer, and that everybody is asked to look to the front. Thresholds are announced, not seconds. */
export function TimingBanner({ timing, large = false }: Props) {
  // Nothing ticks on a phone while there is nothing to show.
  return timing?.timer || timing?.hold ? <Shown timing={timing} large={large} /> : null
}

function Shown({ timing, large }: { timing: TimingSlice; large: boolean }) {
  const now = useServerNow(250)
  const left = timing.timer && leftOf(timing.timer, now)
  return (
    <section
      className={cx(styles.banner, timing.hold && styles.held, large && styles.large)}
      aria-label="Time of the class"
    >
      {timing.hold && (
        <p className={styles.hold} role="status">
          <Hand size={18} aria-hidden="true" />
          {timing.hold.message || 'Eyes to the front, please. You can go on in a moment.'}
        </p>
      )}
      {left !== undefined && (
        <p className={cx(styles.time, left === 0 && styles.over)} role="timer" aria-live="off">
          <Timer size={16} aria-hidden="true" />
          {left === 0 ? 'Time is up' : clockLeft(left)}
          {timing.hold && left > 0 && ' (standing still)'}
        </p>
      )}
      <Announcer text={left === undefined || timing.hold ? '' : thresholdText(left)} />
    </section>
  )
}
