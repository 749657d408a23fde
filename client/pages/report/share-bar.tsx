import { cx } from '../../ui/cx.ts'
import styles from './share-bar.module.css'

/** A share from 0 to 1 as a bar; the number stands beside it. */
export function ShareBar({ share, tone }: { share: number; tone?: 'ok' | 'muted' }) {
  return (
    <svg className={cx(styles.bar, tone && styles[tone])} aria-hidden="true">
      <rect className={styles.fill} width={`${(100 * share).toFixed(2)}%`} height="100%" rx="3" />
    </svg>
  )
}
