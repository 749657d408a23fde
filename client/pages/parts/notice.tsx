import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../../ui/cx.ts'
import styles from './notice.module.css'

const ICONS = { info: Info, warn: TriangleAlert, danger: CircleAlert }

/** Something to know before going on, within a page or form. */
export function Notice(props: { tone?: keyof typeof ICONS; title?: string; children?: ReactNode }) {
  const tone = props.tone ?? 'info'
  const Icon = ICONS[tone]
  return (
    <div className={cx(styles.notice, styles[tone])}>
      <Icon size={18} aria-hidden="true" />
      <div className={styles.body}>
        {props.title && <p className={styles.title}>{props.title}</p>}
        {props.children && <div className={styles.text}>{props.children}</div>}
      </div>
    </div>
  )
}
