import type { ReactNode } from 'react'
import { Link } from 'wouter'
import styles from './app-shell.module.css'
import { cx } from './cx.ts'
import { Wordmark } from './logo.tsx'
import { ThemeMenu } from './theme-menu.tsx'

/**
 * The frame of pages outside the class: a bar with the name, and a main column.
 * `width`: `narrow` for forms (28 rem), `wide` for lists and tables.
 */
export function AppShell(props: {
  children: ReactNode
  /** At the right of the bar: account, sign in. */
  actions?: ReactNode
  width?: 'narrow' | 'wide'
  /** The main column stands in the middle of the page's height: short forms. */
  centered?: boolean
}) {
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        Skip to content
      </a>
      <header className={styles.bar}>
        <Link href="/" className={styles.home} aria-label="Lectern, start page">
          <Wordmark size={26} />
        </Link>
        <div className={styles.actions}>
          {props.actions}
          <ThemeMenu />
        </div>
      </header>
      <main
        id="main"
        className={cx(styles.main, styles[props.width ?? 'wide'], props.centered && styles.centered)}
      >
        {props.children}
      </main>
    </div>
  )
}

/** The title of a page, what it is about, and what can be done. */
export function PageHeader(props: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={styles.header}>
      <div className={styles.heading}>
        <h1 className={styles.title}>{props.title}</h1>
        {props.children && <div className={styles.lead}>{props.children}</div>}
      </div>
      {props.actions && <div className={styles.headerActions}>{props.actions}</div>}
    </div>
  )
}
