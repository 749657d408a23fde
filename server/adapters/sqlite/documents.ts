import type Database from 'better-sqlite3'
import { parseDocument } from '../../../shared/session/documents.ts'
import type { DocumentStore, DocumentSummary, DocumentUpdate, StoredDocument } from '../../ports/documents.ts'
import { EMPTY_UPDATE, enough, mergedState } from '../../ports/merged-updates.ts'
import type { AppendResult } from '../../ports/session-log.ts'
import type { Sync } from './sync.ts'

interface DocumentRow {
  id: number
  head: number
  snapshot_seq: number
  snapshot: Uint8Array | null
}

type UpdateRow = Pick<DocumentUpdate, 'seq' | 'at' | 'author' | 'bytes'>

/**
 * Shared documents on SQLite. Runs on the store's thread, inside the transaction of its caller; merging happens here
 * so that the thread that serves sockets need not do it.
 */
export class SqliteDocuments implements Sync<DocumentStore> {
  private readonly find: Database.Statement<[string], DocumentRow>
  private readonly create: Database.Statement<[string, string]>
  private readonly insert: Database.Statement<[number, number, number, string | null, Uint8Array]>
  private readonly setHead: Database.Statement<[number, number]>
  private readonly setSnapshot: Database.Statement<[number, Uint8Array, number]>
  private readonly ofSession: Database.Statement<[string], DocumentSummary>
  private readonly tail: Database.Statement<[number, number], UpdateRow>

  constructor(client: Database.Database) {
    this.find = client.prepare('select id, head, snapshot_seq, snapshot from documents where name = ?')
    this.create = client.prepare('insert into documents (name, session) values (?, ?)')
    this.insert = client.prepare(
      'insert into document_updates (document, seq, at, author, bytes) values (?, ?, ?, ?, ?)',
    )
    this.setHead = client.prepare('update documents set head = ? where id = ?')
    this.setSnapshot = client.prepare('update documents set snapshot_seq = ?, snapshot = ? where id = ?')
    this.ofSession = client.prepare(
      `select name as document, head as updates, at as changedAt from documents
       join document_updates on document = documents.id and seq = head where session = ? order by name`,
    )
    this.tail = client.prepare(
      'select seq, at, author, bytes from document_updates where document = ? and seq > ? order by seq',
    )
  }

  list(session: string): DocumentSummary[] {
    return this.ofSession.all(session)
  }

  load(document: string): StoredDocument {
    const row = this.find.get(document)
    return row ? this.merged(row) : { seq: 0, state: EMPTY_UPDATE }
  }

  append(document: string, updates: readonly DocumentUpdate[]): AppendResult {
    const [first] = updates
    if (!first) return { ok: true }
    const row = this.find.get(document)
    const head = row?.head ?? 0
    if (first.seq !== head + 1) return { ok: false, seq: head }
    const id = row?.id ?? this.add(document)
    for (const { seq, at, author, bytes } of updates) this.insert.run(id, seq, at, author, bytes)
    this.setHead.run(head + updates.length, id)
    return { ok: true }
  }

  compact(document: string): StoredDocument {
    const row = this.find.get(document)
    if (!row) return { seq: 0, state: EMPTY_UPDATE }
    const merged = this.merged(row)
    if (merged.seq > row.snapshot_seq) this.setSnapshot.run(merged.seq, merged.state, row.id)
    return merged
  }

  history(document: string, after: number, enoughBytes?: number): DocumentUpdate[] {
    const row = this.find.get(document)
    return row ? enough(this.tail.iterate(row.id, after), enoughBytes) : []
  }

  private add(document: string): number {
    const address = parseDocument(document)
    if (!address) throw new Error(`“${document}” is not the name of a document`)
    return Number(this.create.run(document, address.session).lastInsertRowid)
  }

  private merged(row: DocumentRow): StoredDocument {
    const tail = this.tail.all(row.id, row.snapshot_seq)
    const state = mergedState(
      row.snapshot ?? EMPTY_UPDATE,
      tail.map(({ bytes }) => bytes),
    )
    return { seq: tail.at(-1)?.seq ?? row.snapshot_seq, state }
  }
}
