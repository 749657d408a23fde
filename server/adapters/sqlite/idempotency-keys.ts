import { and, eq, lte } from 'drizzle-orm'
import type { IdempotencyKeys, OnceRequest, RequestKey } from '../../ports/idempotency-keys.ts'
import type { Db } from './database.ts'
import { idempotencyKeys } from './schema.ts'
import type { Sync } from './sync.ts'

export class SqliteIdempotencyKeys implements Sync<IdempotencyKeys> {
  private readonly db: Db

  constructor(db: Db) {
    this.db = db
  }

  claim(request: OnceRequest, now: number): OnceRequest {
    this.db.delete(idempotencyKeys).where(lte(idempotencyKeys.expiresAt, now)).run()
    const { answer: _, ...row } = request
    this.db.insert(idempotencyKeys).values(row).onConflictDoNothing().run()
    const stored = this.db.select().from(idempotencyKeys).where(is(request)).get()
    if (!stored) throw new Error('a key that was just stored is not there')
    const { answer, ...rest } = stored
    return { ...rest, ...(answer === null ? {} : { answer: new Uint8Array(answer) }) }
  }

  settle(key: RequestKey, answer: Uint8Array): void {
    this.db
      .update(idempotencyKeys)
      .set({ answer: Buffer.from(answer) })
      .where(is(key))
      .run()
  }

  forget(key: RequestKey): void {
    this.db.delete(idempotencyKeys).where(is(key)).run()
  }
}

const is = ({ account, route, keyHash }: RequestKey) =>
  and(
    eq(idempotencyKeys.account, account),
    eq(idempotencyKeys.route, route),
    eq(idempotencyKeys.keyHash, keyHash),
  )
