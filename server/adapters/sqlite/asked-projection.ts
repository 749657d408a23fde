import type Database from 'better-sqlite3'
import type { SessionId } from '../../../shared/ids.ts'
import type { Envelope } from '../../../shared/session/envelope.ts'
import { indexedText } from '../../ports/search-words.ts'

/**
 * What learners ask, in the search index, without who did; written in the transaction of the append. A row of its own
 * says where the text of the index is, because FTS5 finds by words and by number only.
 */
export class AskedProjection {
  private readonly addText: Database.Statement<[string, number, string, string]>
  private readonly add: Database.Statement<[number | bigint, string, string, string]>
  private readonly settle: Database.Statement<[string, string, string]>
  private readonly entry: Database.Statement<[string, string], number>
  private readonly entries: Database.Statement<[string], number>
  private readonly removeText: Database.Statement<[number]>
  private readonly removeEntry: Database.Statement<[number]>

  constructor(client: Database.Database) {
    this.addText = client.prepare(
      `insert into search_entries (course, kind, ref, slide, title, body, notes)
       select course, 'asked', ?, ?, '', ?, '' from sessions where id = ?`,
    )
    this.add = client.prepare('insert into asked_questions (entry, session, ask, phase) values (?, ?, ?, ?)')
    this.settle = client.prepare('update asked_questions set phase = ? where session = ? and ask = ?')
    this.entry = client
      .prepare<[string, string], number>('select entry from asked_questions where session = ? and ask = ?')
      .pluck()
    this.entries = client
      .prepare<[string], number>('select entry from asked_questions where session = ?')
      .pluck()
    this.removeText = client.prepare('delete from search_entries where rowid = ?')
    this.removeEntry = client.prepare('delete from asked_questions where entry = ?')
  }

  follow(session: SessionId, { event }: Envelope): void {
    if (event.type === 'ask.submitted') {
      const { ask, slide, text, waiting } = event
      const added = this.addText.run(`${session}/${ask}`, slide + 1, indexedText(text), session)
      this.add.run(added.lastInsertRowid, session, ask, waiting ? 'waiting' : 'shown')
    } else if (event.type === 'ask.settled' && event.phase === 'withdrawn') {
      // What is taken back does not come again.
      const entry = this.entry.get(session, event.ask)
      if (entry !== undefined) this.removeOne(entry)
    } else if (event.type === 'ask.settled') {
      this.settle.run(event.phase, session, event.ask)
    }
  }

  /** Forgets what was asked in a session. */
  remove(session: SessionId): void {
    for (const entry of this.entries.all(session)) this.removeOne(entry)
  }

  private removeOne(entry: number): void {
    this.removeText.run(entry)
    this.removeEntry.run(entry)
  }
}
