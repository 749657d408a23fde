import type { StaffDeck } from '../../../shared/course/deck.ts'
import type { DeckStore } from '../../ports/decks.ts'

export function memoryDecks(): DeckStore {
  const decks = new Map<string, StaffDeck>()
  return {
    async put(deck) {
      decks.set(deck.id, deck)
    },
    async get(id) {
      return decks.get(id)
    },
  }
}
