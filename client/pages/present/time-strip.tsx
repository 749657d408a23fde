import type { StaffDeck } from '../../../shared/course/deck.ts'
import type { SessionSlice, StageSlice } from '../../../shared/view/slices.ts'
import { useServerNow } from '../../hooks/use-now.ts'
import { cx } from '../../ui/cx.ts'
import { clockText, durationText } from '../times.ts'
import { paceOf, paceText, stopwatch } from './pace.ts'
import styles from './time-strip.module.css'

/** The clock, the time since the start, the time on this slide, and how that compares with the plan. */
export function TimeStrip(props: {
  session: SessionSlice
  stage: StageSlice
  deck: StaffDeck
  slide: number
}) {
  const { session, stage, deck, slide } = props
  const now = useServerNow()
  const elapsed = session.startedAt === undefined ? 0 : now - session.startedAt
  const onSlide = now - stage.since
  const pace = paceOf(deck.slides, slide, elapsed, onSlide)
  const minutes = deck.slides[slide]?.minutes
  const state = pace ? paceText(pace) : undefined
  return (
    <dl className={styles.strip}>
      <div className={styles.item}>
        <dt>Running</dt>
        <dd>
          {stopwatch(elapsed)}
          {pace && <span className={styles.of}> of {durationText(pace.plannedMs)}</span>}
        </dd>
      </div>
      <div className={styles.item}>
        <dt>This slide</dt>
        <dd>
          {stopwatch(onSlide)}
          {minutes !== undefined && <span className={styles.of}> of {durationText(minutes * 60_000)}</span>}
        </dd>
      </div>
      {state && (
        <div className={styles.item}>
          <dt>Pace</dt>
          <dd className={cx(state.endsWith('behind') && styles.behind)}>{state}</dd>
        </div>
      )}
      <div className={cx(styles.item, styles.clock)}>
        <dt>Clock</dt>
        <dd>{clockText(now)}</dd>
      </div>
    </dl>
  )
}
