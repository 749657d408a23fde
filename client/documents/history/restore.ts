import * as Y from 'yjs'
import { MAX_UPDATE_BYTES } from '../../../shared/wire/collab.ts'
import { fileText } from '../document-files.ts'
import { type Content, contentOf, type DocumentShape, notesText } from './content.ts'
import { smallestSplices } from './smallest-splices.ts'
import { applySplices, type Splice } from './splice.ts'

/** The origin of the edit that brings an earlier state back, so that editors can undo it. */
export const RESTORE = { name: 'restore' }

/** What must happen to a document so that it shows another content. */
export interface RestorePlan {
  removed: string[]
  added: [file: string, text: string][]
  /** Splices count one after another. */
  edited: [file: string, splices: Splice[]][]
  /** Names in their order, where that changes. */
  order?: readonly string[]
}

/** The smallest edit that leads from one content to the other: what both have is not touched. */
export function planRestore(now: Content, target: Content): RestorePlan {
  const plan: RestorePlan = {
    removed: now.names.filter((name) => !target.texts.has(name)),
    added: [],
    edited: [],
  }
  for (const name of target.names) {
    const text = target.texts.get(name) ?? ''
    const known = now.texts.get(name)
    if (known === undefined) plan.added.push([name, text])
    else if (known !== text) plan.edited.push([name, smallestSplices(known, text)])
  }
  const same =
    now.names.length === target.names.length && now.names.every((name, i) => name === target.names[i])
  if (!same) plan.order = target.names
  return plan
}

/** What became of an attempt: the way back, or why nothing was done, as a sentence. */
export type Restored = { ok: true; undo: () => void } | { ok: false; reason: string }

/**
 * Makes a document show an earlier content by one new edit. `undo` works once and takes back just this edit: what
 * others wrote since then stays.
 */
export function restore(doc: Y.Doc, shape: DocumentShape, target: Content): Restored {
  const plan = planRestore(contentOf(doc, shape), target)
  const reason = obstacle(plan)
  if (reason !== undefined) return { ok: false, reason }
  const scope = shape === 'notes' ? [notesText(doc)] : [doc.getMap('files'), doc.getMap('meta')]
  const manager = new Y.UndoManager(scope as Y.AbstractType<unknown>[], {
    trackedOrigins: new Set([RESTORE]),
  })
  doc.transact(() => carryOut(doc, shape, plan), RESTORE)
  const undo = () => {
    manager.undo()
    manager.destroy()
  }
  return { ok: true, undo }
}

function obstacle({ removed, added, edited, order }: RestorePlan): string | undefined {
  if (removed.length + added.length + edited.length === 0 && !order) return 'It is like this already.'
  const inserted = [
    ...added.map(([, text]) => text),
    ...edited.flatMap(([, splices]) => splices.map((splice) => splice.inserted)),
  ]
  const bytes = inserted.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0)
  // An update is a little longer than the text in it.
  return bytes > MAX_UPDATE_BYTES * 0.75
    ? 'This is too much text to bring back in one edit. Copy what you need from here.'
    : undefined
}

function carryOut(doc: Y.Doc, shape: DocumentShape, plan: RestorePlan): void {
  const files = doc.getMap<Y.Text>('files')
  for (const name of plan.removed) files.delete(name)
  for (const [name, text] of plan.added) files.set(name, new Y.Text(text))
  for (const [name, splices] of plan.edited) {
    const text = shape === 'notes' ? notesText(doc) : fileText(doc, name)
    // What stands there is no text, and was taken for an empty one.
    if (!text) files.set(name, new Y.Text(applySplices('', splices)))
    for (const { at, removed, inserted } of splices) {
      if (removed !== '') text?.delete(at, removed.length)
      if (inserted !== '') text?.insert(at, inserted)
    }
  }
  if (plan.order) doc.getMap<readonly string[]>('meta').set('order', [...plan.order])
}
