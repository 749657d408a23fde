import type * as Y from 'yjs'
import { fileNames, fileText } from '../document-files.ts'

/** How a document keeps what it shows: as files, or as one text of notes. */
export type DocumentShape = 'files' | 'notes'

/** The one file of notes: its ending sets the language. */
export const NOTES_FILE = 'notes.md'

export const notesText = (doc: Y.Doc): Y.Text => doc.getText('notes')

/** What a document shows at one moment: its files in their order. */
export interface Content {
  names: readonly string[]
  texts: ReadonlyMap<string, string>
}

export function contentOf(doc: Y.Doc, shape: DocumentShape): Content {
  if (shape === 'notes') {
    return { names: [NOTES_FILE], texts: new Map([[NOTES_FILE, notesText(doc).toString()]]) }
  }
  const names = fileNames(doc)
  return { names, texts: new Map(names.map((name) => [name, fileText(doc, name)?.toString() ?? ''])) }
}
