import { eq } from 'drizzle-orm'
import type { StaffDeck } from '../../../shared/course/deck.ts'
import type { DeckStore } from '../../ports/decks.ts'
import type { Db } from './database.ts'
import { decks } from './schema.ts'
import type { Sync } from './sync.ts'

export class SqliteDecks implements Sync<DeckStore> {
  private readonly db: Db

  constructor(db: Db) {
    this.db = db
  }

  put(deck: StaffDeck): void {
    this.db
      .insert(decks)
      .values({ id: deck.id, body: JSON.stringify(deck) })
      .onConflictDoNothing()
      .run()
  }

  get(id: string): StaffDeck | undefined {
    const row = this.db.select().from(decks).where(eq(decks.id, id)).get()
    return row && (JSON.parse(row.body) as StaffDeck)
  }
}
