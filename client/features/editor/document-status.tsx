import { Eye, LoaderCircle, WifiOff } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import styles from './document-status.module.css'
import type { OpenDocument } from './use-document.ts'

const CLOSED: Partial<Record<string, string>> = {
  ended: 'The class has ended.',
  removed: 'You cannot open this document any more.',
  deleted: 'The class was deleted, and this document with it.',
  'signed-out': 'You are not in this class any more.',
  version: 'Lectern was updated. Reload the page.',
  malformed: 'The server did not understand this page. Reload it.',
  replaced: 'You opened too many editors; this one was closed.',
  unknown: 'This class does not exist any more.',
}

/** What somebody must know about the document while they type or wait: one line, nothing where all is well. */
export function DocumentStatus(props: {
  open: OpenDocument
  mayWrite: boolean
  reason?: string | undefined
}) {
  const { state, ready, retry } = props.open
  if (state.name === 'closed') {
    return (
      <p className={styles.trouble} role="status">
        <WifiOff size={14} aria-hidden="true" />
        {CLOSED[state.reason]}
        <Button size="sm" variant="ghost" onClick={retry}>
          Try again
        </Button>
      </p>
    )
  }
  if (state.name === 'reconnecting') {
    return (
      <p className={styles.trouble} role="status">
        <WifiOff size={14} aria-hidden="true" />
        {props.mayWrite && ready
          ? 'Not connected. You can go on typing; it is sent as soon as the line is back.'
          : 'Not connected. Trying again.'}
        <Button size="sm" variant="ghost" onClick={retry}>
          Now
        </Button>
      </p>
    )
  }
  if (!ready) {
    return (
      <p className={styles.quiet} role="status">
        <LoaderCircle size={14} aria-hidden="true" />
        Opening
      </p>
    )
  }
  if (!props.mayWrite) {
    return (
      <p className={styles.quiet}>
        <Eye size={14} aria-hidden="true" />
        {props.reason ?? 'You can read this and not change it.'}
      </p>
    )
  }
  return null
}
