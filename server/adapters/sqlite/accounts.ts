import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import type { Accounts, SignIn, SigningKey, User, UserChange } from '../../ports/accounts.ts'
import type { Db } from './database.ts'
import { setupSecrets, signIns, signingKeys, users } from './schema.ts'
import type { Sync } from './sync.ts'

export class SqliteAccounts implements Sync<Accounts> {
  private readonly db: Db

  constructor(db: Db) {
    this.db = db
  }

  addUser(user: User): boolean {
    return this.db.insert(users).values(user).onConflictDoNothing({ target: users.email }).run().changes === 1
  }

  findUser(id: string): User | undefined {
    const row = this.db.select().from(users).where(eq(users.id, id)).get()
    return row && userOf(row)
  }

  findUserByEmail(email: string): User | undefined {
    const row = this.db.select().from(users).where(eq(users.email, email)).get()
    return row && userOf(row)
  }

  listUsers(): User[] {
    return this.db.select().from(users).orderBy(asc(users.createdAt), asc(users.id)).all().map(userOf)
  }

  changeUser(id: string, change: UserChange): 'ok' | 'not-found' | 'last-owner' {
    const user = this.findUser(id)
    if (!user) return 'not-found'
    const { deactivatedAt = user.deactivatedAt ?? null, role = user.role, name = user.name } = change
    if (isActiveOwner(user) && (role !== 'owner' || deactivatedAt !== null)) {
      const owners = and(eq(users.role, 'owner'), isNull(users.deactivatedAt))
      if (this.db.select({ id: users.id }).from(users).where(owners).limit(2).all().length < 2)
        return 'last-owner'
    }
    this.db.update(users).set({ name, role, deactivatedAt }).where(eq(users.id, id)).run()
    return 'ok'
  }

  setPassword(id: string, passwordHash: string): void {
    this.db.update(users).set({ passwordHash }).where(eq(users.id, id)).run()
  }

  addSignIn(signIn: SignIn): void {
    const { user, ...row } = signIn
    this.db.delete(signIns).where(lte(signIns.expiresAt, row.createdAt)).run()
    this.db
      .insert(signIns)
      .values({ ...row, userId: user })
      .run()
  }

  findSignIn(secretHash: string): SignIn | undefined {
    const row = this.db.select().from(signIns).where(eq(signIns.secretHash, secretHash)).get()
    return row && { secretHash, user: row.userId, createdAt: row.createdAt, expiresAt: row.expiresAt }
  }

  removeSignIn(secretHash: string): void {
    this.db.delete(signIns).where(eq(signIns.secretHash, secretHash)).run()
  }

  removeSignInsOf(user: string): string[] {
    return this.db
      .delete(signIns)
      .where(eq(signIns.userId, user))
      .returning({ secretHash: signIns.secretHash })
      .all()
      .map(({ secretHash }) => secretHash)
  }

  setSetupSecret(secretHash: string): void {
    this.db.delete(setupSecrets).run()
    this.db.insert(setupSecrets).values({ secretHash }).run()
  }

  redeemSetupSecret(secretHash: string, owner: User): 'ok' | 'bad-secret' | 'has-owner' {
    if (this.db.select().from(users).where(eq(users.role, 'owner')).get()) return 'has-owner'
    const known = this.db.select().from(setupSecrets).where(eq(setupSecrets.secretHash, secretHash)).get()
    if (!known) return 'bad-secret'
    this.db.delete(setupSecrets).run()
    this.db
      .insert(users)
      .values({ ...owner, role: 'owner' })
      .run()
    return 'ok'
  }

  signingKeys(): SigningKey[] {
    return this.db.select().from(signingKeys).orderBy(asc(signingKeys.createdAt)).all()
  }

  addSigningKey(key: SigningKey): void {
    this.db.insert(signingKeys).values(key).run()
  }
}

const isActiveOwner = ({ role, deactivatedAt }: User) => role === 'owner' && deactivatedAt === undefined

function userOf({ deactivatedAt, ...row }: typeof users.$inferSelect): User {
  return { ...row, ...(deactivatedAt === null ? {} : { deactivatedAt }) }
}
