import type { Accounts, User } from '../ports/accounts.ts'
import type { Clock } from '../ports/clock.ts'
import { newSecret, secretHash } from './random.ts'

export const SIGN_IN_SECONDS = 7 * 24 * 60 * 60

export interface SignedIn {
  user: User
  /** Names the sign-in without being able to act for it. */
  signIn: string
}

/** Browsers that are signed in to an account. The secret is in the browser's cookie, its SHA-256 in the store. */
export class SignIns {
  private readonly accounts: Accounts
  private readonly clock: Clock

  constructor(accounts: Accounts, clock: Clock) {
    this.accounts = accounts
    this.clock = clock
  }

  /** @returns the secret for the cookie; it cannot be had again */
  async start(user: User): Promise<string> {
    const secret = newSecret()
    const now = this.clock.now()
    await this.accounts.addSignIn({
      secretHash: secretHash(secret),
      user: user.id,
      createdAt: now,
      expiresAt: now + SIGN_IN_SECONDS * 1000,
    })
    return secret
  }

  find(secret: string): Promise<SignedIn | undefined> {
    return this.findByHash(secretHash(secret))
  }

  async findByHash(hash: string): Promise<SignedIn | undefined> {
    const signIn = await this.accounts.findSignIn(hash)
    if (!signIn || signIn.expiresAt <= this.clock.now()) return undefined
    const user = await this.accounts.findUser(signIn.user)
    return user && { user, signIn: hash }
  }

  /** Which of these sign-ins are none any more: another process set a new password. */
  async withdrawn(signIns: Iterable<string>): Promise<string[]> {
    const unique = [...new Set(signIns)]
    const known = await Promise.all(unique.map((hash) => this.accounts.findSignIn(hash)))
    return unique.filter((_, i) => known[i] === undefined)
  }

  /** @returns the sign-in's hash, to close what hangs on it */
  async end(secret: string): Promise<string> {
    const hash = secretHash(secret)
    await this.accounts.removeSignIn(hash)
    return hash
  }
}
