import { and, asc, count, eq, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
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

  outdated(before: number, limit: number): SessionRecord[] {
    const last = sql<number>`(select ${events.at} from ${events} where ${events.session} = ${sessions.id}
      order by ${events.seq} desc limit 1)`
    return this.db
      .select()
      .from(sessions)
      .where(or(lt(sessions.endedAt, before), and(isNull(sessions.endedAt), lt(last, before))))
      .orderBy(asc(sessions.createdAt), asc(sessions.id))
      .limit(limit)
      .all()
      .map(recordOf)
  }

  remove(id: SessionId): boolean {
    const mine = this.db.select({ id: documents.id }).from(documents).where(eq(documents.session, id))
    this.db.delete(documentUpdates).where(inArray(documentUpdates.document, mine)).run()
    this.db.delete(documents).where(eq(documents.session, id)).run()
    this.log.forget(id)
    this.db.delete(people).where(eq(people.session, id)).run()
    this.db.delete(events).where(eq(events.session, id)).run()
    this.db.delete(jobs).where(eq(jobs.session, id)).run()
    return this.db.delete(sessions).where(eq(sessions.id, id)).run().changes === 1
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
