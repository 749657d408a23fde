import type Database from 'better-sqlite3'
import type { SessionId } from '../../../shared/ids.ts'
import type { Envelope } from '../../../shared/session/envelope.ts'
import { withoutPersonal, withPersonal } from '../../../shared/session/personal.ts'
import { upcast } from '../../../shared/session/upcast.ts'
import type { AppendResult, SessionLog } from '../../ports/session-log.ts'
import { AskedProjection } from './asked-projection.ts'
import { CHAIN_START, type ChainedRow, chainOf } from './chain.ts'
import { DirectoryProjection } from './directory-projection.ts'
import type { Sync } from './sync.ts'

/**
 * The session log on SQLite. Runs on the store's thread, inside the transaction of its caller. Prepared
 * statements instead of the query builder: this is the one hot path of the store.
 */
export class SqliteSessionLog implements Sync<SessionLog> {
  private readonly last: Database.Statement<[string], { seq: number; chain: string }>
  private readonly insert: Database.Statement<[ChainedRow & { chain: string }]>
  private readonly select: Database.Statement<[string, number, number], StoredRow>
  private readonly names: Database.Statement<[string], { participant: string; name: string }>
  private readonly directory: DirectoryProjection
  private readonly asked: AskedProjection

  constructor(client: Database.Database) {
    this.last = client.prepare('select seq, chain from events where session = ? order by seq desc limit 1')
    this.insert = client.prepare(
      `insert into events (session, seq, at, v, actor, cid, body, chain)
       values (@session, @seq, @at, @v, @actor, @cid, @body, @chain)`,
    )
    this.select = client.prepare(
      'select seq, at, v, actor, cid, body from events where session = ? and seq > ? order by seq limit ?',
    )
    this.names = client.prepare('select participant, name from people where session = ?')
    this.directory = new DirectoryProjection(client)
    this.asked = new AskedProjection(client)
  }

  append(session: SessionId, entries: readonly Envelope[]): AppendResult {
    const first = entries[0]
    if (!first) return { ok: true }
    const last = this.last.get(session) ?? { seq: 0, chain: CHAIN_START }
    if (first.seq !== last.seq + 1) return { ok: false, seq: last.seq }
    let chain = last.chain
    for (const entry of entries) {
      const row = rowOf(session, entry)
      chain = chainOf(chain, row)
      this.insert.run({ ...row, chain })
      this.directory.follow(session, entry)
      this.asked.follow(session, entry)
    }
    this.directory.setHead(session, first.seq + entries.length - 1)
    return { ok: true }
  }

  /** Takes away what was made of a log that is being removed. */
  forget(session: SessionId): void {
    this.asked.remove(session)
  }

  read(session: SessionId, after: number, limit = -1): Envelope[] {
    const rows = this.select.all(session, after, limit)
    if (rows.length === 0) return []
    const names = new Map(this.names.all(session).map((row) => [row.participant, row.name]))
    return rows.map((row) => envelopeOf(row, (participant) => names.get(participant) ?? ''))
  }
}

type StoredRow = Omit<ChainedRow, 'session'>

function rowOf(session: SessionId, entry: Envelope): ChainedRow {
  return {
    session,
    seq: entry.seq,
    at: entry.at,
    v: entry.v,
    actor: entry.actor.kind === 'participant' ? entry.actor.id : null,
    cid: entry.cid ?? null,
    body: JSON.stringify(withoutPersonal(entry.event)),
  }
}

function envelopeOf(row: StoredRow, nameOf: (participant: string) => string): Envelope {
  return {
    seq: row.seq,
    at: row.at,
    v: row.v,
    actor: row.actor === null ? { kind: 'system' } : { kind: 'participant', id: row.actor },
    ...(row.cid === null ? {} : { cid: row.cid }),
    event: withPersonal(upcast(row.v, JSON.parse(row.body)), nameOf),
  }
}
