import { asc, eq, lte } from 'drizzle-orm'
import type { Accounts, SignIn, SigningKey, User } from '../../ports/accounts.ts'
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
    return this.db.select().from(users).where(eq(users.id, id)).get()
  }

  findUserByEmail(email: string): User | undefined {
    return this.db.select().from(users).where(eq(users.email, email)).get()
  }

  listUsers(): User[] {
    return this.db.select().from(users).orderBy(asc(users.createdAt)).all()
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

  removeSignInsOf(user: string): void {
    this.db.delete(signIns).where(eq(signIns.userId, user)).run()
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
