import { useMemo } from 'react'
import type { ParticipantId } from '../../../shared/ids.ts'
import type { Step } from '../../documents/history/replay.ts'
import { stripOf } from '../../documents/history/strip.ts'
import styles from './history-strip.module.css'
import type { HistoryPerson } from './use-history.ts'

/** Over the slider: who typed where, and where nobody typed for a while. The label beside it says the same in words. */
export function HistoryStrip(props: {
  steps: readonly Step[]
  count: number
  /** The position at the left end. */
  first: number
  people: ReadonlyMap<ParticipantId, HistoryPerson>
}) {
  const { steps, count, first, people } = props
  const { stretches, pauses } = useMemo(() => stripOf(steps.slice(0, count)), [steps, count])
  const length = Math.max(1, count - first)
  const place = (position: number) => Math.max(0, position - first)
  return (
    <svg
      className={styles.strip}
      viewBox={`0 0 ${length} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {stretches.map(({ from, to, by }) => (
        <rect
          key={from}
          x={place(from)}
          width={place(to) - place(from)}
          y={0}
          height={1}
          fill={(by !== null && people.get(by)?.color) || 'var(--text-3)'}
        />
      ))}
      {pauses.map((position) => (
        <line
          key={position}
          x1={place(position)}
          x2={place(position)}
          y1={0}
          y2={1}
          className={styles.pause}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  )
}
