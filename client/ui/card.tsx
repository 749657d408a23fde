import type { ReactNode } from 'react'
import styles from './card.module.css'
import { cx } from './cx.ts'

/** A surface with a border. */
export function Card({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cx(styles.card, className)}>{children}</div>
}

/** A titled region of a page; `actions` stand at the right of its heading. */
export function Panel(props: {
  title: string
  actions?: ReactNode
  children: ReactNode
  className?: string | undefined
  /** No padding around the content: lists and tables that reach the edges. */
  flush?: boolean
}) {
  return (
    <section className={cx(styles.card, styles.panel, props.className)} aria-label={props.title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{props.title}</h2>
        {props.actions && <div className={styles.actions}>{props.actions}</div>}
      </header>
      <div className={cx(styles.body, props.flush && styles.flush)}>{props.children}</div>
    </section>
  )
}
