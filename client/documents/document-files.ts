import * as Y from 'yjs'

/** What a document of files holds: name → text, and the order in which they are shown. */
const filesOf = (doc: Y.Doc) => doc.getMap<Y.Text>('files')
const metaOf = (doc: Y.Doc) => doc.getMap<string[]>('meta')

export const FILES_MAX = 20
export const FILE_NAME_MAX = 80
/** The rule of shared/session/demos.ts: letters, digits and `._-`, with folders; nothing hidden, no way out. */
const FILE_NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,3}$/

/** Names in their order; those that the order does not know come last, by name. */
export function fileNames(doc: Y.Doc): string[] {
  const order = metaOf(doc).get('order')
  const at = (name: string) => {
    const index = Array.isArray(order) ? order.indexOf(name) : -1
    return index < 0 ? Number.MAX_SAFE_INTEGER : index
  }
  return [...filesOf(doc).keys()].sort((a, b) => at(a) - at(b) || (a < b ? -1 : 1))
}

export function fileText(doc: Y.Doc, name: string): Y.Text | undefined {
  const text = filesOf(doc).get(name)
  return text instanceof Y.Text ? text : undefined
}

/** Calls back when files come, go or change places; the returned function ends it. */
export function watchFiles(doc: Y.Doc, changed: () => void): () => void {
  const files = filesOf(doc)
  const meta = metaOf(doc)
  files.observe(changed)
  meta.observe(changed)
  return () => {
    files.unobserve(changed)
    meta.unobserve(changed)
  }
}

/** A place in a file, in characters from its start. */
export interface FilePlace {
  file: string
  at: number
}

/** Calls back with the place of every change of a text that was there before; the returned function ends it. */
export function watchTyping(doc: Y.Doc, typed: (place: FilePlace) => void): () => void {
  const files = filesOf(doc)
  const look = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    const event = events.findLast(({ target }) => target instanceof Y.Text)
    const file = event?.path[0]
    if (event && typeof file === 'string') typed({ file, at: endOf(event.delta as TextDelta) })
  }
  files.observeDeep(look)
  return () => files.unobserveDeep(look)
}

type TextDelta = readonly { retain?: number; insert?: unknown }[]

/** Where a change ends. */
function endOf(delta: TextDelta): number {
  let at = 0
  for (const { retain = 0, insert } of delta) at += retain + (typeof insert === 'string' ? insert.length : 0)
  return at
}

/** @returns why there can be no file of this name, as a sentence; undefined where there can */
export function fileNameProblem(doc: Y.Doc, name: string, renamed?: string): string | undefined {
  if (name === '') return 'Type a name, such as main.py.'
  if (name.length > FILE_NAME_MAX) return `A name has at most ${FILE_NAME_MAX} characters.`
  if (!FILE_NAME.test(name)) return 'Use letters, digits, dots, dashes and underscores.'
  const names = fileNames(doc)
  if (name !== renamed && names.includes(name)) return 'There is a file with this name.'
  if (renamed === undefined && names.length >= FILES_MAX) return `There are already ${FILES_MAX} files.`
  return undefined
}

export function addFile(doc: Y.Doc, name: string, text = ''): void {
  const order = [...fileNames(doc), name]
  doc.transact(() => {
    filesOf(doc).set(name, new Y.Text(text.replaceAll('\r\n', '\n')))
    metaOf(doc).set('order', order)
  })
}

/** A Y.Text cannot move to another key, so the file goes on as a copy under its new name. */
export function renameFile(doc: Y.Doc, name: string, next: string): void {
  const text = fileText(doc, name)
  if (!text || name === next) return
  const order = fileNames(doc).map((old) => (old === name ? next : old))
  doc.transact(() => {
    filesOf(doc).set(next, new Y.Text(text.toString()))
    filesOf(doc).delete(name)
    metaOf(doc).set('order', order)
  })
}

export function deleteFile(doc: Y.Doc, name: string): void {
  const order = fileNames(doc).filter((other) => other !== name)
  doc.transact(() => {
    filesOf(doc).delete(name)
    metaOf(doc).set('order', order)
  })
}
