import type { MeView } from '../../../shared/view/slices.ts'
import { SidePanel } from '../../ui/side-panel.tsx'
import styles from './class-notes-panel.module.css'
import { LazyClassNotes } from './lazy-class-notes.tsx'

/** The class notes beside the slide; on a phone in its place. */
export function ClassNotesPanel(props: { me: MeView; ended: boolean; onClose: () => void }) {
  return (
    <SidePanel title="Class notes" closeLabel="Close the notes" onClose={props.onClose}>
      <LazyClassNotes me={props.me} ended={props.ended} className={styles.notes} />
    </SidePanel>
  )
}
