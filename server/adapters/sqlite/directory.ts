import { and, asc, desc, eq, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { SessionId } from '../../../shared/ids.ts'
import type { Envelope } from '../../../shared/session/envelope.ts'
import type { SessionDirectory, SessionRow } from '../../ports/directory.ts'
import type { Db } from './database.ts'
import { documents, documentUpdates, events, jobs, people, sessions } from './schema.ts'
import type { SqliteSessionLog } from './session-log.ts'
import type { Sync } from './sync.ts'

export class SqliteDirectory implements Sync<SessionDirectory> {
  private readonly db: Db
  private readonly log: SqliteSessionLog

  constructor(db: Db, log: SqliteSessionLog) {
    this.db = db
    this.log = log
  }

  create(row: SessionRow, entries: readonly Envelope[]): void {
    this.db.insert(sessions).values(row).run()
    const written = this.log.append(row.id, entries)
    if (!written.ok) throw new Error(`a new session must begin with entry 1, not ${entries[0]?.seq}`)
  }

  find(id: SessionId): SessionRow | undefined {
    return this.one(eq(sessions.id, id))
  }

  findByCode(code: string): SessionRow | undefined {
    return this.one(eq(sessions.code, code))
  }

  list(filter: { owner?: string; course?: string; live?: boolean; limit: number }): SessionRow[] {
    return this.db
      .select()
      .from(sessions)
      .where(
        and(
          filter.owner === undefined ? undefined : eq(sessions.owner, filter.owner),
          filter.course === undefined ? undefined : eq(sessions.course, filter.course),
          filter.live ? isNull(sessions.endedAt) : undefined,
        ),
      )
      .orderBy(desc(sessions.createdAt), desc(sessions.id))
      .limit(filter.limit)
      .all()
      .map(rowOf)
  }

  outdated(before: number, limit: number): SessionRow[] {
    const last = sql<number>`(select ${events.at} from ${events} where ${events.session} = ${sessions.id}
      order by ${events.seq} desc limit 1)`
    return this.db
      .select()
      .from(sessions)
      .where(or(lt(sessions.endedAt, before), and(isNull(sessions.endedAt), lt(last, before))))
      .orderBy(asc(sessions.createdAt), asc(sessions.id))
      .limit(limit)
      .all()
      .map(rowOf)
  }

  remove(id: SessionId): boolean {
    const mine = this.db.select({ id: documents.id }).from(documents).where(eq(documents.session, id))
    this.db.delete(documentUpdates).where(inArray(documentUpdates.document, mine)).run()
    this.db.delete(documents).where(eq(documents.session, id)).run()
    this.db.delete(people).where(eq(people.session, id)).run()
    this.db.delete(events).where(eq(events.session, id)).run()
    this.db.delete(jobs).where(eq(jobs.session, id)).run()
    return this.db.delete(sessions).where(eq(sessions.id, id)).run().changes === 1
  }

  private one(where: SQL): SessionRow | undefined {
    const row = this.db.select().from(sessions).where(where).get()
    return row && rowOf(row)
  }
}

function rowOf(row: typeof sessions.$inferSelect): SessionRow {
  const { owner, endedAt, head: _, ...rest } = row
  return { ...rest, ...(owner === null ? {} : { owner }), ...(endedAt === null ? {} : { endedAt }) }
}
