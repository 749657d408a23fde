import * as Y from 'yjs'

/** The update that changes nothing: no structs, no deletions (Yjs, format V1). */
export const EMPTY_UPDATE: Uint8Array = Uint8Array.of(0, 0)

/** The first of these updates, up to the one by which they have `bytes` bytes together; reads no further. */
export function enough<Update extends { bytes: Uint8Array }>(
  updates: Iterable<Update>,
  bytes = Number.POSITIVE_INFINITY,
): Update[] {
  const taken: Update[] = []
  let length = 0
  for (const update of updates) {
    taken.push(update)
    length += update.bytes.length
    if (length >= bytes) break
  }
  return taken
}

/**
 * Merges updates without building a document. The tail is merged first by itself: every update takes part in each
 * step of a merge, and a large state has many.
 */
export function mergedState(state: Uint8Array, tail: readonly Uint8Array[]): Uint8Array {
  const [first, ...more] = tail
  if (first === undefined) return state
  return Y.mergeUpdates([state, more.length === 0 ? first : Y.mergeUpdates([first, ...more])])
}
