import fc from 'fast-check'
import * as Y from 'yjs'
import { addFile, deleteFile, fileNames, fileText, renameFile } from '../document-files.ts'
import type { HistoryUpdate } from './replay.ts'

/** For tests: what people do to a document of files. Numbers choose among what is there. */
export type Edit =
  | { kind: 'insert'; file: number; at: number }
  | { kind: 'delete'; file: number; at: number; length: number }
  | { kind: 'add' }
  | { kind: 'rename'; file: number }
  | { kind: 'remove'; file: number }

const n = fc.nat({ max: 1_000 })

export const edits = (maxLength = 40): fc.Arbitrary<Edit[]> =>
  fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.record({ kind: fc.constant('insert' as const), file: n, at: n }) },
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('delete' as const),
          file: n,
          at: n,
          length: fc.nat({ max: 9 }),
        }),
      },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('add' as const) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename' as const), file: n }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), file: n }) },
    ),
    { maxLength },
  )

/** @param id goes into what is written, so that every piece of text is there once and can be found again */
export function perform(doc: Y.Doc, edit: Edit, id: number | string): void {
  const names = fileNames(doc)
  const name = 'file' in edit ? names[edit.file % Math.max(1, names.length)] : undefined
  if (edit.kind === 'add') return addFile(doc, `f${id}.py`, `<start ${id}>\n`)
  if (name === undefined) return
  const text = fileText(doc, name)
  if (edit.kind === 'rename') return renameFile(doc, name, `r${id}.py`)
  if (edit.kind === 'remove') return deleteFile(doc, name)
  if (!text) return
  const at = edit.at % (text.length + 1)
  if (edit.kind === 'insert') text.insert(at, `<${id}>`)
  else text.delete(at, Math.min(edit.length, text.length - at))
}

/** A document that writes down its updates as the server does. */
export function recordedHistory(doc = new Y.Doc()) {
  const updates: HistoryUpdate[] = []
  const history = { doc, updates, onUpdate: () => {} }
  doc.on('update', (bytes: Uint8Array) => {
    updates.push({ seq: updates.length + 1, at: 1_000 * updates.length, by: 'ana', bytes })
    history.onUpdate()
  })
  return history
}
