import { type ReactNode, useId } from 'react'
import styles from './section.module.css'

/** A part of the staff's panel, with its name and what acts on the whole of it. */
export function Section(props: { title: string; action?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {props.title}
        </h2>
        {props.action}
      </div>
      {props.children}
    </section>
  )
}
