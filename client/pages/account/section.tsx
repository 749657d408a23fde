import { type ReactNode, useId } from 'react'
import type { Loaded } from '../../hooks/use-request.ts'
import { PageSpinner } from '../../ui/spinner.tsx'
import { LoadError } from '../parts/load-error.tsx'
import styles from './section.module.css'

/** A part of the page, with its heading and what can be done. */
export function Section(props: { title: string; lead: string; action?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <div className={styles.what}>
          <h2 id={id} className={styles.title}>
            {props.title}
          </h2>
          <p className={styles.lead}>{props.lead}</p>
        </div>
        {props.action}
      </div>
      {props.children}
    </section>
  )
}

/** A list that was asked for. */
export function Rows<T extends { id: string }>(props: {
  loaded: Loaded<{ items: T[] }>
  /** What to say where there is nothing. */
  none: string
  row: (item: T) => ReactNode
}) {
  const { data, error, busy, reload } = props.loaded
  if (!data) return error ? <LoadError error={error} busy={busy} onRetry={reload} /> : <PageSpinner />
  if (data.items.length === 0) return <p className={styles.none}>{props.none}</p>
  return (
    <ul className={styles.list}>
      {data.items.map((item) => (
        <li key={item.id} className={styles.row}>
          {props.row(item)}
        </li>
      ))}
    </ul>
  )
}

/** What an item of a list is called, and lines of what else is known. */
export function Entry(props: { name: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.entry}>
      <div className={styles.name}>{props.name}</div>
      {props.children}
    </div>
  )
}

export const Facts = ({ children, code }: { children: ReactNode; code?: boolean }) => (
  <p className={code ? `${styles.facts} ${styles.code}` : styles.facts}>{children}</p>
)
