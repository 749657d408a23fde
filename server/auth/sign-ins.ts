import type { Accounts, User } from '../ports/accounts.ts'
import type { Clock } from '../ports/clock.ts'
import { isActive } from './granted.ts'
import { newSecret, secretHash } from './random.ts'

export const SIGN_IN_SECONDS = 7 * 24 * 60 * 60

export interface SignedIn {
  user: User
  /** Names the sign-in without being able to act for it. */
  signIn: string
}

/** What else than a browser can be signed in, and has names for it that are no hashes. */
interface OtherSignIns {
  userOf(signIn: string): Promise<User | undefined>
}

/** Browsers that are signed in to an account. The secret is in the browser's cookie, its SHA-256 in the store. */
export class SignIns {
  private readonly accounts: Accounts
  private readonly clock: Clock
  private readonly others: readonly OtherSignIns[]

  constructor(accounts: Accounts, clock: Clock, others: readonly OtherSignIns[]) {
    this.accounts = accounts
    this.clock = clock
    this.others = others
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
    return this.findBrowser(secretHash(secret))
  }

  /** By what names a sign-in: of a browser, or of a program. */
  async findByName(signIn: string): Promise<SignedIn | undefined> {
    const user = await this.ofProgram(signIn)
    return user ? { user, signIn } : this.findBrowser(signIn)
  }

  private async ofProgram(signIn: string): Promise<User | undefined> {
    for (const other of this.others) {
      const user = await other.userOf(signIn)
      if (user) return user
    }
    return undefined
  }

  private async findBrowser(hash: string): Promise<SignedIn | undefined> {
    const signIn = await this.accounts.findSignIn(hash)
    if (!signIn || signIn.expiresAt <= this.clock.now()) return undefined
    const user = await this.accounts.findUser(signIn.user)
    return isActive(user) ? { user, signIn: hash } : undefined
  }

  /** Which of these sign-ins are none any more: another process set a new password, or a token was revoked or expired. */
  async withdrawn(signIns: Iterable<string>): Promise<string[]> {
    const unique = [...new Set(signIns)]
    const known = await Promise.all(
      unique.map(async (signIn) => (await this.accounts.findSignIn(signIn)) ?? this.ofProgram(signIn)),
    )
    return unique.filter((_, i) => known[i] === undefined)
  }

  /** @returns the sign-in's hash, to close what hangs on it */
  async end(secret: string): Promise<string> {
    const hash = secretHash(secret)
    await this.accounts.removeSignIn(hash)
    return hash
  }
}
