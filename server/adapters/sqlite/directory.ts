import { and, desc, eq, isNull, type SQL } from 'drizzle-orm'
import type { SessionId } from '../../../shared/ids.ts'
import type { Envelope } from '../../../shared/session/envelope.ts'
import type { SessionDirectory, SessionRow } from '../../ports/directory.ts'
import type { Db } from './database.ts'
import { sessions } from './schema.ts'
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

  private one(where: SQL): SessionRow | undefined {
    const row = this.db.select().from(sessions).where(where).get()
    return row && rowOf(row)
  }
}

function rowOf(row: typeof sessions.$inferSelect): SessionRow {
  const { owner, endedAt, head: _, ...rest } = row
  return { ...rest, ...(owner === null ? {} : { owner }), ...(endedAt === null ? {} : { endedAt }) }
}
