import { clearDocument, IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import type { DocumentName } from '../../shared/session/documents.ts'

/** Documents kept in this browser → when each was last opened, ms since the epoch. */
export type KeptDocuments = Record<DocumentName, number>

export interface OfflineCopy {
  /** What was kept is in the document; also resolves where nothing can be kept. */
  loaded: Promise<void>
  /** Keeps nothing of this document any more. */
  forget: () => void
}

const SETTING = 'lectern.documents'
const KEPT_MAX = 12
const KEPT_MS = 7 * 24 * 60 * 60_000

const databaseOf = (document: DocumentName) => `lectern.document.${document}`

/**
 * Keeps what is typed in this browser until the server has it, over a reload too. The last dozen documents are
 * kept for a week, because computers of a classroom are used by many.
 */
export function keepOffline(document: DocumentName, doc: Y.Doc): OfflineCopy {
  let persistence: IndexeddbPersistence | undefined
  let wanted = true
  const open = async () => {
    if (!(await mayStore()) || !wanted) return
    const kept = { ...keptDocuments(), [document]: Date.now() }
    for (const old of surplus(kept, Date.now())) {
      delete kept[old]
      await clearDocument(databaseOf(old))
    }
    note(kept)
    if (!wanted) return
    persistence = new IndexeddbPersistence(databaseOf(document), doc)
    await persistence.whenSynced
  }
  doc.once('destroy', () => {
    wanted = false
  })
  return {
    loaded: open(),
    forget: () => {
      wanted = false
      const { [document]: _, ...rest } = keptDocuments()
      note(rest)
      if (persistence) void persistence.clearData()
    },
  }
}

/** Which documents are kept for too long already, or are too many. */
export function surplus(kept: KeptDocuments, now: number): DocumentName[] {
  const newest = Object.entries(kept).sort(([, a], [, b]) => b - a)
  return newest
    .filter(([, openedAt], index) => index >= KEPT_MAX || now - openedAt > KEPT_MS)
    .map(([document]) => document)
}

function keptDocuments(): KeptDocuments {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(SETTING) ?? '{}')
    if (typeof stored !== 'object' || stored === null) return {}
    return Object.fromEntries(Object.entries(stored).filter(([, at]) => typeof at === 'number'))
  } catch {
    return {} // written by something else, or storage is forbidden
  }
}

function note(kept: KeptDocuments): void {
  try {
    localStorage.setItem(SETTING, JSON.stringify(kept))
  } catch {
    return // full or forbidden: what is kept is then not counted
  }
}

/** Private windows may refuse; y-indexeddb itself does not survive that. */
function mayStore(): Promise<boolean> {
  return new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve(false)
    try {
      const probe = indexedDB.open('lectern.probe')
      probe.onerror = () => resolve(false)
      probe.onsuccess = () => {
        probe.result.close()
        resolve(true)
      }
    } catch {
      resolve(false)
    }
  })
}
