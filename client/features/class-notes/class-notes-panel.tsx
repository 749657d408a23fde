import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { MeView } from '../../../shared/view/slices.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './class-notes-panel.module.css'
import { LazyClassNotes } from './lazy-class-notes.tsx'

/** The class notes beside the slide; on a phone in its place. */
export function ClassNotesPanel(props: { me: MeView; ended: boolean; onClose: () => void }) {
  const panel = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    const here = panel.current
    heading.current?.focus()
    return () => {
      // Who worked in here goes back to where they came from.
      if (opener instanceof HTMLElement && here?.contains(document.activeElement)) opener.focus()
    }
  }, [])
  return (
    <aside ref={panel} className={styles.panel} aria-label="Class notes">
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          Class notes
        </h2>
        <IconButton label="Close the notes" icon={<X size={18} />} size="sm" onClick={props.onClose} />
      </div>
      <LazyClassNotes me={props.me} ended={props.ended} className={styles.notes} />
    </aside>
  )
}
