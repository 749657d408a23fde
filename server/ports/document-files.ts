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
export function filesIn(state: Uint8Array): ExerciseFile[] {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, state)
    return filesOf(doc)
  } finally {
    doc.destroy()
  }
}
