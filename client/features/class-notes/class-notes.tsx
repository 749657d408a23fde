import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { MeView } from '../../../shared/view/slices.ts'
import { NOTES_FILE, notesText } from '../../documents/history/content.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { useStored } from '../../hooks/use-stored.ts'
import { cx } from '../../ui/cx.ts'
import { PageSpinner } from '../../ui/spinner.tsx'
import { CodeEditor } from '../editor/code-editor.tsx'
import { DocumentStatus } from '../editor/document-status.tsx'
import { PeopleInDocument } from '../editor/people-in-document.tsx'
import { ticketAs } from '../editor/ticket-as.ts'
import { useDocument } from '../editor/use-document.ts'
import { HistoryButton } from '../history/history-button.tsx'
import styles from './class-notes.module.css'

/** The page of Markdown that the whole class writes. Loads the editor: import it lazily. */
export function ClassNotes(props: {
  me: MeView
  /** After the class it can still be read. */
  ended?: boolean
  className?: string | undefined
}) {
  const { me, ended } = props
  const { session } = useRoom()
  const document = `${session}/notes`
  const mayWrite = !ended && me.role !== 'observer'
  const open = useDocument({
    session,
    document,
    as: ticketAs(me.role),
    mayWrite,
    announce: mayWrite,
    offline: mayWrite,
  })
  const [size] = useStored('lectern.editor-size', '15')
  const writes = mayWrite && open?.state.name !== 'closed'

  return (
    <section className={cx(styles.notes, props.className)} aria-label="Class notes">
      <div className={styles.panel}>
        {open?.ready && (
          <CodeEditor
            text={notesText(open.doc)}
            awareness={open.awareness}
            fileName={NOTES_FILE}
            mayWrite={writes}
            size={Number(size) || 15}
            className={styles.editor}
          />
        )}
        {open?.ready && <Hint doc={open.doc} mayWrite={writes} />}
        {!open?.ready && open?.state.name !== 'closed' && <PageSpinner label="Opening the notes" />}
      </div>
      <div className={styles.foot}>
        {open && (
          <div className={styles.status}>
            <DocumentStatus
              open={open}
              mayWrite={mayWrite}
              reason={ended ? 'The class has ended.' : 'The class writes this. You can read along.'}
            />
          </div>
        )}
        <span className={styles.space}>
          {open && <PeopleInDocument awareness={open.awareness} self={me.id} />}
        </span>
        {open?.ready && (
          <HistoryButton
            label="Class notes"
            document={document}
            shape="notes"
            doc={open.doc}
            mayWrite={writes}
          />
        )}
      </div>
    </section>
  )
}

/** Over an empty page: what it is for. */
function Hint({ doc, mayWrite }: { doc: Y.Doc; mayWrite: boolean }) {
  const [empty, setEmpty] = useState(false)
  useEffect(() => {
    const text = notesText(doc)
    const look = () => setEmpty(text.length === 0)
    look()
    text.observe(look)
    return () => text.unobserve(look)
  }, [doc])
  if (!empty) return null
  return (
    <p className={styles.hint}>
      {mayWrite
        ? 'Everybody in the class writes here together. Markdown works.'
        : 'Nobody has written anything yet.'}
    </p>
  )
}
