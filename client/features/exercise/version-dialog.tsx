import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { ExerciseFile } from '../../../shared/course/exercise.ts'
import type { DocumentName } from '../../../shared/session/documents.ts'
import { restore } from '../../documents/history/restore.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { toast } from '../../ui/toast.tsx'
import { filesOf } from '../run/use-running.ts'
import styles from './comparing-dialog.module.css'
import { filesAt } from './files-at.ts'
import { FilesDiff } from './files-diff.tsx'

/** A version that was kept when somebody caught up: what is different from now, and the way back to it. */
export function VersionDialog(props: {
  document: DocumentName
  doc: Y.Doc
  /** “Yours before step 2 (10:42)”. */
  title: string
  /** The moment at which it was left, ms since the epoch. */
  at: number
  mayWrite: boolean
  /** The code is that of the version now. */
  onTaken: () => void
  onClose: () => void
}) {
  const { document, doc, title, at, mayWrite, onTaken, onClose } = props
  const [files, setFiles] = useState<ExerciseFile[]>()
  const [trouble, setTrouble] = useState(false)
  const [now] = useState(() => filesOf(doc))
  useEffect(() => {
    const controller = new AbortController()
    filesAt(document, at, controller.signal).then(setFiles, () => {
      if (!controller.signal.aborted) setTrouble(true)
    })
    return () => controller.abort()
  }, [document, at])
  const back = () => {
    if (!files) return
    const texts = new Map(files.map(({ name, text }) => [name, text]))
    const done = restore(doc, 'files', { names: [...texts.keys()], texts })
    if (done.ok) toast.ok('It is again as it was. What was there since is in the history.')
    else toast.ok(done.reason)
    onTaken()
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      size="lg"
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          {mayWrite && (
            <Button variant="primary" disabled={!files} onClick={back}>
              Bring it back
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body}>
        <p>What bringing it back would change in your code of now:</p>
        {trouble && <p role="alert">This version could not be loaded. Check your network connection.</p>}
        {!files && !trouble && <PageSpinner label="Loading the version" />}
        {files && <FilesDiff before={now} after={files} same="Your code is like that already." />}
      </div>
    </Dialog>
  )
}
