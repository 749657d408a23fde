import type { SessionId } from '../../../shared/ids.ts'
import type { DocumentStore, DocumentUpdate, StoredDocument } from '../../ports/documents.ts'
import { EMPTY_UPDATE, enough, mergedState } from '../../ports/merged-updates.ts'

/** @param guard called before every write; throws where writing must fail */
export function memoryDocuments(guard: () => void): DocumentStore & { removeOf(session: SessionId): void } {
  const histories = new Map<string, DocumentUpdate[]>()
  const history = (document: string) => histories.get(document) ?? []
  const load = (document: string): StoredDocument => {
    const updates = history(document)
    return {
      seq: updates.length,
      state: mergedState(
        EMPTY_UPDATE,
        updates.map(({ bytes }) => bytes),
      ),
    }
  }
  return {
    removeOf(session) {
      for (const name of [...histories.keys()]) if (name.startsWith(`${session}/`)) histories.delete(name)
    },
    async list(session) {
      const mine = [...histories].filter(([name]) => name.startsWith(`${session}/`)).toSorted()
      return mine.map(([document, updates]) => ({
        document,
        updates: updates.length,
        changedAt: updates.at(-1)?.at ?? 0,
      }))
    },
    async load(document) {
      return load(document)
    },
    async append(document, updates) {
      guard()
      const known = history(document)
      const [first] = updates
      if (!first) return { ok: true }
      if (first.seq !== known.length + 1) return { ok: false, seq: known.length }
      histories.set(document, [...known, ...updates.map((update) => ({ ...update }))])
      return { ok: true }
    },
    async compact(document) {
      guard()
      return load(document)
    },
    async history(document, after, enoughBytes) {
      return enough(history(document).slice(after), enoughBytes)
    },
  }
}
