import * as Y from 'yjs'
import type { ExerciseFile } from '../../shared/course/exercise.ts'

/** The files that a shared document holds; what is no text is left out. */
export function filesOf(doc: Y.Doc): ExerciseFile[] {
  const files: ExerciseFile[] = []
  for (const [name, text] of doc.getMap('files').entries()) {
    if (text instanceof Y.Text) files.push({ name, text: text.toString() })
  }
  return files
}

/** The files of a stored document. @param state all its updates merged (Yjs, format V1) */
export const filesIn = (state: Uint8Array): ExerciseFile[] => readStored(state, filesOf)

/** The text of stored class notes. @param state as above */
export const notesIn = (state: Uint8Array): string =>
  readStored(state, (doc) => doc.getText('notes').toString())

function readStored<T>(state: Uint8Array, read: (doc: Y.Doc) => T): T {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, state)
    return read(doc)
  } finally {
    doc.destroy()
  }
}
