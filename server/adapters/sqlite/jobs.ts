import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, min, notInArray, or, type SQL } from 'drizzle-orm'
import type { Job, JobFilter, JobStore, NewJob } from '../../ports/jobs.ts'
import type { Db } from './database.ts'
import { jobs } from './schema.ts'
import type { Sync } from './sync.ts'

export class SqliteJobs implements Sync<JobStore> {
  private readonly db: Db

  constructor(db: Db) {
    this.db = db
  }

  add(job: NewJob): boolean {
    return this.db.insert(jobs).values(job).onConflictDoNothing().run().changes === 1
  }

  find(id: string): Job | undefined {
    const row = this.db.select().from(jobs).where(eq(jobs.id, id)).get()
    return row && jobOf(row)
  }

  list({ account, session, kind, lane, state, after, oldestFirst = false, limit }: JobFilter): Job[] {
    const beyond = oldestFirst ? gt : lt
    const order = oldestFirst ? asc : desc
    return this.db
      .select()
      .from(jobs)
      .where(
        and(
          account === undefined ? undefined : eq(jobs.account, account),
          session === undefined ? undefined : eq(jobs.session, session),
          kind === undefined ? undefined : eq(jobs.kind, kind),
          lane === undefined ? undefined : eq(jobs.lane, lane),
          state === undefined ? undefined : eq(jobs.state, state),
          after &&
            or(
              beyond(jobs.createdAt, after.createdAt),
              and(eq(jobs.createdAt, after.createdAt), beyond(jobs.id, after.id)),
            ),
        ),
      )
      .orderBy(order(jobs.createdAt), order(jobs.id))
      .limit(limit)
      .all()
      .map(jobOf)
  }

  claim(kinds: readonly string[], now: number, full: readonly string[] = []): Job | undefined {
    const due = this.db
      .select()
      .from(jobs)
      .where(and(waiting(kinds, full), lte(jobs.runAt, now)))
      .orderBy(asc(jobs.runAt), asc(jobs.createdAt), asc(jobs.id))
      .limit(1)
      .get()
    if (!due) return undefined
    const begun = { state: 'running', attempts: due.attempts + 1, startedAt: now } as const
    this.db.update(jobs).set(begun).where(eq(jobs.id, due.id)).run()
    return jobOf({ ...due, ...begun })
  }

  nextDue(kinds: readonly string[], full: readonly string[] = []): number | undefined {
    const row = this.db
      .select({ at: min(jobs.runAt) })
      .from(jobs)
      .where(waiting(kinds, full))
      .get()
    return row?.at ?? undefined
  }

  finish(id: string, at: number, result: unknown): void {
    this.change(running(id), { state: 'done', finishedAt: at, error: null, result: result ?? null })
  }

  postpone(id: string, runAt: number, error: string): void {
    this.change(running(id), { state: 'waiting', runAt, error })
  }

  fail(id: string, at: number, error: string, result?: unknown): void {
    this.change(running(id), { state: 'failed', finishedAt: at, error, result: result ?? null })
  }

  cancel(id: string, at: number): boolean {
    const waiting = and(eq(jobs.id, id), eq(jobs.state, 'waiting'))
    return this.change(waiting, { state: 'cancelled', finishedAt: at }) === 1
  }

  again(id: string, runAt: number): boolean {
    const job = this.find(id)
    if (job?.state !== 'failed' && job?.state !== 'cancelled') return false
    const rival =
      job.key !== undefined &&
      this.db
        .select({ id: jobs.id })
        .from(jobs)
        .where(and(eq(jobs.key, job.key), inArray(jobs.state, ['waiting', 'running'])))
        .get()
    if (rival) return false
    this.change(eq(jobs.id, id), {
      state: 'waiting',
      runAt,
      attempts: 0,
      finishedAt: null,
      result: null,
    })
    return true
  }

  recover(): number {
    return this.change(eq(jobs.state, 'running'), { state: 'waiting' })
  }

  forget(before: number, done?: { kind: string }): number {
    const which = done && and(eq(jobs.state, 'done'), eq(jobs.kind, done.kind))
    return this.db
      .delete(jobs)
      .where(and(lt(jobs.finishedAt, before), which))
      .run().changes
  }

  private change(where: SQL | undefined, values: Partial<typeof jobs.$inferInsert>): number {
    return this.db.update(jobs).set(values).where(where).run().changes
  }
}

const running = (id: string) => and(eq(jobs.id, id), eq(jobs.state, 'running'))

const waiting = (kinds: readonly string[], full: readonly string[]) =>
  and(
    eq(jobs.state, 'waiting'),
    inArray(jobs.kind, [...kinds]),
    full.length === 0 ? undefined : or(isNull(jobs.lane), notInArray(jobs.lane, [...full])),
  )

function jobOf(row: typeof jobs.$inferSelect): Job {
  const { account, session, key, lane, startedAt, finishedAt, error, result, ...rest } = row
  return {
    ...rest,
    ...(account === null ? {} : { account }),
    ...(session === null ? {} : { session }),
    ...(key === null ? {} : { key }),
    ...(lane === null ? {} : { lane }),
    ...(startedAt === null ? {} : { startedAt }),
    ...(finishedAt === null ? {} : { finishedAt }),
    ...(error === null ? {} : { error }),
    ...(result === null ? {} : { result }),
  }
}
