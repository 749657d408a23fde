import type { ReactNode } from 'react'
import styles from './card.module.css'
import { cx } from './cx.ts'

/** A surface with a border. */
export function Card({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cx(styles.card, className)}>{children}</div>
}
