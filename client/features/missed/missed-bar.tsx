import { History, X } from 'lucide-react'
import type { Missed } from '../../../shared/report/missed.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './missed-bar.module.css'
import { absenceText, contentText } from './missed-words.ts'

/** Offers whoever came late or was away to read what happened meanwhile. It covers nothing. */
export function MissedBar(props: {
  missed: Missed | undefined
  /** What it offers is open. */
  open: boolean
  onToggle: () => void
  onDismiss: () => void
}) {
  const { missed, open } = props
  return (
    <div role="status">
      {missed && (
        <div className={cx(styles.bar, open && styles.open)}>
          <History size={20} aria-hidden="true" className={styles.icon} />
          <p className={styles.text}>
            {absenceText(missed)} <span className={styles.what}>Meanwhile: {contentText(missed)}.</span>
          </p>
          <Button size="sm" aria-expanded={open} onClick={props.onToggle}>
            What you missed
          </Button>
          <IconButton
            label="Dismiss what you missed"
            size="sm"
            icon={<X size={16} />}
            onClick={props.onDismiss}
          />
        </div>
      )}
    </div>
  )
}
