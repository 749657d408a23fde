import type { StaffDeck } from '../../shared/course/deck.ts'
import type { DeckId } from '../../shared/ids.ts'

/** Compiled decks by content: a session shows the slides that it was opened with, whatever the folder holds now. */
export interface DeckStore {
  /** Storing the same deck again changes nothing. @throws StoreUnavailable */
  put(deck: StaffDeck): Promise<void>
  get(id: DeckId): Promise<StaffDeck | undefined>
}
