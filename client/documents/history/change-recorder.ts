import * as Y from 'yjs'
import { fileText } from '../document-files.ts'
import { type Content, contentOf, type DocumentShape, NOTES_FILE, notesText } from './content.ts'
import { smallestSplices } from './smallest-splices.ts'
import { type Splice, spliceBetween } from './splice.ts'

/** What one update changed of what is seen. */
export interface Change {
  files: readonly FileChange[]
  /** All names in their order, where files came, went or changed places. */
  names?: { was: readonly string[]; is: readonly string[] }
}

/** A file that comes had no text before, and one that goes has none afterwards. */
export interface FileChange {
  file: string
  splices: readonly Splice[]
}

/** What was exchanged in one piece of this length may be changes in several places: worth a closer look. */
const LARGE = 64

/** Applies the updates of a document one after another and tells what each of them changed. */
export class ChangeRecorder {
  private readonly doc = new Y.Doc()
  private readonly shape: DocumentShape
  private names: readonly string[]
  private readonly texts = new Map<string, string>()
  /** What the update that is being applied touched. */
  private readonly touched = new Set<unknown>()

  constructor(shape: DocumentShape) {
    this.shape = shape
    this.names = contentOf(this.doc, shape).names
    const roots =
      shape === 'notes' ? [notesText(this.doc)] : [this.doc.getMap('files'), this.doc.getMap('meta')]
    for (const root of roots) {
      root.observeDeep((events) => {
        for (const { target } of events) this.touched.add(target)
      })
    }
  }

  get content(): Content {
    return { names: this.names, texts: new Map(this.names.map((name) => [name, this.texts.get(name) ?? ''])) }
  }

  /** How long all that is seen is. */
  get characters(): number {
    let sum = 0
    for (const text of this.texts.values()) sum += text.length
    return sum
  }

  /** @param update Yjs, format V1; the updates before it must have been applied */
  apply(update: Uint8Array): Change {
    this.touched.clear()
    Y.applyUpdate(this.doc, update)
    if (this.touched.size === 0) return { files: [] }
    const reshaped = [...this.touched].some((target) => !(target instanceof Y.Text))
    const was = this.names
    const is = reshaped ? contentOf(this.doc, this.shape).names : was
    const files: FileChange[] = []
    for (const file of reshaped ? new Set([...was, ...is]) : is) {
      const source = this.source(file)
      // Texts that nobody touched are not read: that takes long where there are many.
      if (reshaped || (source && this.touched.has(source)))
        this.compare(file, source?.toString() ?? '', files)
    }
    for (const file of was) if (!is.includes(file)) this.texts.delete(file)
    this.names = is
    const same = was.length === is.length && was.every((name, i) => name === is[i])
    return { files, ...(same ? {} : { names: { was, is } }) }
  }

  private source(file: string): Y.Text | undefined {
    return this.shape === 'notes' && file === NOTES_FILE ? notesText(this.doc) : fileText(this.doc, file)
  }

  private compare(file: string, text: string, files: FileChange[]): void {
    const before = this.texts.get(file) ?? ''
    this.texts.set(file, text)
    const splice = spliceBetween(before, text)
    if (!splice) return
    const scattered = splice.removed.length > LARGE && splice.inserted.length > LARGE
    files.push({ file, splices: scattered ? smallestSplices(before, text) : [splice] })
  }
}
