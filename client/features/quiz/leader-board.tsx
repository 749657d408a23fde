import type { LeaderView } from '../../../shared/view/quiz-slices.ts'
import { cx } from '../../ui/cx.ts'
import styles from './leader-board.module.css'
import { pointsText } from './points-text.ts'

/** The best of a quiz so far; without names where the board has none. */
export function LeaderBoard(props: { leaders: readonly LeaderView[]; most?: number }) {
  const leaders = props.leaders.slice(0, props.most ?? 10)
  return (
    <section aria-label="Leader board" className={styles.board}>
      <h3 className={styles.title}>Leader board</h3>
      <ol className={styles.list}>
        {leaders.map(({ rank, points, name }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places have no identity where there are no names
          <li key={n} className={cx(styles.row, rank <= 3 && styles.top)}>
            <span className={styles.rank}>
              <span className="visually-hidden">Rank </span>
              {rank}
            </span>
            <span className={styles.name}>
              {name === undefined ? `Place ${rank}` : name || 'Name erased'}
            </span>
            <span className={styles.points}>{pointsText(points)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
