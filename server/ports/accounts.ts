import type { UserId } from '../../shared/ids.ts'

export interface User {
  id: UserId
  /** Lower case; unique. */
  email: string
  name: string
  role: 'owner' | 'instructor'
  /** PHC string of argon2id. */
  passwordHash: string
  createdAt: number
  /** Cannot sign in, and no token of it is good, since then. Its sessions keep it as their owner. */
  deactivatedAt?: number
}

/** What can be changed of an account. `deactivatedAt: null` makes it active again. */
export interface UserChange {
  name?: string
  role?: User['role']
  deactivatedAt?: number | null
}

/** A browser that is signed in. Only the SHA-256 of its secret is stored. */
export interface SignIn {
  secretHash: string
  user: UserId
  createdAt: number
  expiresAt: number
}

/** A key that signs our own tokens, made at first start. */
export interface SigningKey {
  kid: string
  /** base64url of 32 random bytes, for HS256 */
  secret: string
  createdAt: number
}

export interface Accounts {
  /** @returns false where the address is taken already */
  addUser(user: User): Promise<boolean>
  findUser(id: UserId): Promise<User | undefined>
  findUserByEmail(email: string): Promise<User | undefined>
  listUsers(): Promise<User[]>
  /** In one transaction: an active owner has to remain. */
  changeUser(id: UserId, change: UserChange): Promise<'ok' | 'not-found' | 'last-owner'>
  setPassword(id: UserId, passwordHash: string): Promise<void>

  /** Forgets those that expired before this one was made. */
  addSignIn(signIn: SignIn): Promise<void>
  findSignIn(secretHash: string): Promise<SignIn | undefined>
  removeSignIn(secretHash: string): Promise<void>
  /** Signs out every browser of an account. @returns the hashes of their secrets */
  removeSignInsOf(user: UserId): Promise<string[]>

  /** One-time link that makes the owner account. At most one is good at a time; a new one voids the old. */
  setSetupSecret(secretHash: string): Promise<void>
  /** In one transaction: the secret is good and there is no owner yet → the user is added and the secret void. */
  redeemSetupSecret(secretHash: string, owner: User): Promise<'ok' | 'bad-secret' | 'has-owner'>

  signingKeys(): Promise<SigningKey[]>
  addSigningKey(key: SigningKey): Promise<void>
}
