import type * as Y from 'yjs'
import type { DocumentName } from '../../../shared/session/documents.ts'
import type { DocumentShape } from '../../documents/history/content.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { HistoryView } from './history-view.tsx'

export interface HistoryDialogProps {
  open: boolean
  onClose: () => void
  /** What it is the history of: “Live code: Hello”. */
  label: string
  document: DocumentName
  shape: DocumentShape
  /** The document as it is edited now. */
  doc: Y.Doc
  mayWrite: boolean
  /** An earlier state was brought back. */
  onRestored: (restored: { undo: () => void; when: string }) => void
}

/** How a document was written, from its beginning to now. */
export function HistoryDialog(props: HistoryDialogProps) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title={`History · ${props.label}`} size="full">
      <HistoryView {...props} />
    </Dialog>
  )
}
