import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

/** What to show where there is nothing yet: why, and what to do about it. */
export function EmptyState(props: {
  icon?: ReactNode
  title: string
  children?: ReactNode
  action?: ReactNode
  /** 1 where it is the page itself. */
  level?: 1 | 2 | 3
}) {
  const Heading = `h${props.level ?? 2}` as 'h1' | 'h2' | 'h3'
  return (
    <div className={styles.box}>
      {props.icon && <div className={styles.icon}>{props.icon}</div>}
      <Heading className={styles.title}>{props.title}</Heading>
      {props.children && <div className={styles.text}>{props.children}</div>}
      {props.action && <div className={styles.action}>{props.action}</div>}
    </div>
  )
}
