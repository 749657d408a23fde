import { and, asc, eq, gt, gte, isNull, or, sql } from 'drizzle-orm'
import type { Webhook, WebhookChange, WebhookStore } from '../../ports/webhooks.ts'
import type { Db } from './database.ts'
import { sessions, webhookMarks, webhooks } from './schema.ts'
import type { Sync } from './sync.ts'

export class SqliteWebhooks implements Sync<WebhookStore> {
  private readonly db: Db

  constructor(db: Db) {
    this.db = db
  }

  add(webhook: Webhook): void {
    this.db.insert(webhooks).values(webhook).run()
  }

  find(id: string): Webhook | undefined {
    const row = this.db.select().from(webhooks).where(eq(webhooks.id, id)).get()
    return row && webhookOf(row)
  }

  list(account?: string): Webhook[] {
    return this.db
      .select()
      .from(webhooks)
      .where(account === undefined ? undefined : eq(webhooks.account, account))
      .orderBy(asc(webhooks.createdAt), asc(webhooks.id))
      .all()
      .map(webhookOf)
  }

  change(id: string, change: WebhookChange): boolean {
    // Drizzle leaves out what is undefined; what is to be taken away is null.
    const entries = Object.entries(change).map(([field, value]) => [field, value ?? null])
    if (entries.length === 0) return this.find(id) !== undefined
    return (
      this.db.update(webhooks).set(Object.fromEntries(entries)).where(eq(webhooks.id, id)).run().changes === 1
    )
  }

  remove(id: string): boolean {
    return this.db.delete(webhooks).where(eq(webhooks.id, id)).run().changes === 1
  }

  mark(session: string): number {
    const row = this.db.select().from(webhookMarks).where(eq(webhookMarks.session, session)).get()
    return row?.seq ?? 0
  }

  setMark(session: string, seq: number): void {
    this.db
      .insert(webhookMarks)
      .values({ session, seq })
      .onConflictDoUpdate({
        target: webhookMarks.session,
        set: { seq: sql`max(${webhookMarks.seq}, excluded.seq)` },
      })
      .run()
  }

  behind(since: number): string[] {
    return this.db
      .select({ id: sessions.id })
      .from(sessions)
      .leftJoin(webhookMarks, eq(webhookMarks.session, sessions.id))
      .where(
        and(
          or(isNull(sessions.endedAt), gte(sessions.endedAt, since)),
          gt(sessions.head, sql`coalesce(${webhookMarks.seq}, 0)`),
        ),
      )
      .orderBy(asc(sessions.createdAt), asc(sessions.id))
      .all()
      .map(({ id }) => id)
  }
}

function webhookOf(row: typeof webhooks.$inferSelect): Webhook {
  const { previousSecret, previousUntil, disabledReason, ...rest } = row
  return {
    ...rest,
    ...(previousSecret === null ? {} : { previousSecret }),
    ...(previousUntil === null ? {} : { previousUntil }),
    ...(disabledReason === null ? {} : { disabledReason }),
  }
}
