import { and, count, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { SessionId } from '../../../shared/ids.ts'
import type { Envelope } from '../../../shared/session/envelope.ts'
import type {
  SessionDirectory,
  SessionFilter,
  SessionQuery,
  SessionRecord,
  SessionRow,
} from '../../ports/directory.ts'
import { foldCase } from '../../ports/fold-case.ts'
import type { Db } from './database.ts'
import { keyset } from './keyset.ts'
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

  find(id: SessionId): SessionRecord | undefined {
    return this.one(eq(sessions.id, id))
  }

  findByCode(code: string): SessionRecord | undefined {
    return this.one(eq(sessions.code, code))
  }

  list({ limit, sort = NEWEST_FIRST, after, ...filter }: SessionQuery): SessionRecord[] {
    const key = sort.field === 'title' ? sql`${sessions.title} collate nocase` : sessions.createdAt
    const { where, orderBy } = keyset(key, sessions.id, { sort, ...(after ? { after } : {}) })
    return this.db
      .select()
      .from(sessions)
      .where(and(fits(filter), where))
      .orderBy(...orderBy)
      .limit(limit)
      .all()
      .map(recordOf)
  }

  count(filter: SessionFilter): number {
    return this.db.select({ all: count() }).from(sessions).where(fits(filter)).get()?.all ?? 0
  }

  private one(where: SQL): SessionRecord | undefined {
    const row = this.db.select().from(sessions).where(where).get()
    return row && recordOf(row)
  }
}

const NEWEST_FIRST = { field: 'createdAt', descending: true } as const

function fits({ owner, live, course, title }: SessionFilter): SQL | undefined {
  return and(
    owner === undefined ? undefined : eq(sessions.owner, owner),
    live === undefined ? undefined : live ? isNull(sessions.endedAt) : isNotNull(sessions.endedAt),
    course === undefined ? undefined : eq(sessions.course, course),
    title === undefined ? undefined : sql`instr(fold_case(${sessions.title}), ${foldCase(title)})`,
  )
}

function recordOf(row: typeof sessions.$inferSelect): SessionRecord {
  const { owner, startedAt, endedAt, head: _, ...rest } = row
  return {
    ...rest,
    ...(owner === null ? {} : { owner }),
    ...(startedAt === null ? {} : { startedAt }),
    ...(endedAt === null ? {} : { endedAt }),
  }
}
