import { and, desc, eq, isNull } from 'drizzle-orm'
import { isScope, type Scope } from '../../../shared/wire/scopes.ts'
import type { AccessStore, AccessToken, ServiceClient } from '../../ports/access.ts'
import type { Db } from './database.ts'
import { accessTokens, serviceClients } from './schema.ts'
import type { Sync } from './sync.ts'

export class SqliteAccess implements Sync<AccessStore> {
  private readonly db: Db

  constructor(db: Db) {
    this.db = db
  }

  addToken({ user, scopes, ...row }: AccessToken): void {
    this.db.delete(accessTokens).where(eq(accessTokens.id, row.id)).run()
    this.db
      .insert(accessTokens)
      .values({ ...row, userId: user, scopes: scopes.join(' ') })
      .run()
  }

  findToken(id: string): AccessToken | undefined {
    const row = this.db.select().from(accessTokens).where(eq(accessTokens.id, id)).get()
    return row && tokenOf(row)
  }

  findTokenBySecret(secretHash: string): AccessToken | undefined {
    const row = this.db.select().from(accessTokens).where(eq(accessTokens.secretHash, secretHash)).get()
    return row && tokenOf(row)
  }

  listTokens(user: string): AccessToken[] {
    return this.db
      .select()
      .from(accessTokens)
      .where(and(eq(accessTokens.userId, user), isNull(accessTokens.revokedAt)))
      .orderBy(desc(accessTokens.createdAt), desc(accessTokens.id))
      .all()
      .map(tokenOf)
  }

  tokenUsed(id: string, at: number): void {
    this.db.update(accessTokens).set({ lastUsedAt: at }).where(eq(accessTokens.id, id)).run()
  }

  revokeToken(user: string, id: string, at: number): boolean {
    const good = and(eq(accessTokens.id, id), eq(accessTokens.userId, user), isNull(accessTokens.revokedAt))
    return this.db.update(accessTokens).set({ revokedAt: at }).where(good).run().changes === 1
  }

  addClient({ user, scopes, ...row }: ServiceClient): void {
    this.db.delete(serviceClients).where(eq(serviceClients.id, row.id)).run()
    this.db
      .insert(serviceClients)
      .values({ ...row, userId: user, scopes: scopes.join(' ') })
      .run()
  }

  findClient(id: string): ServiceClient | undefined {
    const row = this.db.select().from(serviceClients).where(eq(serviceClients.id, id)).get()
    return row && clientOf(row)
  }

  listClients(user: string): ServiceClient[] {
    return this.db
      .select()
      .from(serviceClients)
      .where(and(eq(serviceClients.userId, user), isNull(serviceClients.revokedAt)))
      .orderBy(desc(serviceClients.createdAt), desc(serviceClients.id))
      .all()
      .map(clientOf)
  }

  clientUsed(id: string, at: number): void {
    this.db.update(serviceClients).set({ lastUsedAt: at }).where(eq(serviceClients.id, id)).run()
  }

  revokeClient(user: string, id: string, at: number): boolean {
    const good = and(
      eq(serviceClients.id, id),
      eq(serviceClients.userId, user),
      isNull(serviceClients.revokedAt),
    )
    return this.db.update(serviceClients).set({ revokedAt: at }).where(good).run().changes === 1
  }
}

function tokenOf(row: typeof accessTokens.$inferSelect): AccessToken {
  const { userId, scopes, expiresAt, lastUsedAt, revokedAt, ...rest } = row
  return {
    ...rest,
    user: userId,
    scopes: scopesOf(scopes),
    ...(expiresAt === null ? {} : { expiresAt }),
    ...(lastUsedAt === null ? {} : { lastUsedAt }),
    ...(revokedAt === null ? {} : { revokedAt }),
  }
}

function clientOf(row: typeof serviceClients.$inferSelect): ServiceClient {
  const { userId, scopes, lastUsedAt, revokedAt, ...rest } = row
  return {
    ...rest,
    user: userId,
    scopes: scopesOf(scopes),
    ...(lastUsedAt === null ? {} : { lastUsedAt }),
    ...(revokedAt === null ? {} : { revokedAt }),
  }
}

/** What a newer release wrote and this one does not know gives nothing. */
const scopesOf = (stored: string): Scope[] => stored.split(' ').filter(isScope)
