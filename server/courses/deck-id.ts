import { createHash } from 'node:crypto'
import type { StaffDeck } from '../../shared/course/deck.ts'
import type { DeckId } from '../../shared/ids.ts'

/** SHA-256 (hex) of the deck as canonical JSON: keys in order, no blanks, nothing undefined. */
export function deckId(deck: Omit<StaffDeck, 'id'>): DeckId {
  return createHash('sha256').update(canonicalJson(deck)).digest('hex')
}

export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
  })
}
