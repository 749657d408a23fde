import type { UserId } from '../../shared/ids.ts'
import type { Scope } from '../../shared/wire/scopes.ts'
import type { AccessToken } from '../ports/access.ts'
import type { User } from '../ports/accounts.ts'
import type { Clock } from '../ports/clock.ts'
import type { Stores } from '../ports/stores.ts'
import { type Granted, isActive, noteUse } from './granted.ts'
import { newId, newSecret, secretHash } from './random.ts'

/** Scanners for secrets in repositories find tokens by it. */
const PREFIX = 'lpat_'
/** Letters of the secret that stay readable: 36 of its 256 bits. */
const SHOWN = PREFIX.length + 6
const NAME = 'token:'

/** What hangs on a token is named by this, as what hangs on a browser is by its sign-in. */
export const tokenSignIn = (id: string): string => `${NAME}${id}`

export const isAccessToken = (bearer: string): boolean => bearer.startsWith(PREFIX)

/** Personal access tokens: long-lived secrets by which a program acts for an account. */
export class AccessTokens {
  private readonly stores: Pick<Stores, 'accounts' | 'access'>
  private readonly clock: Clock

  constructor(stores: Pick<Stores, 'accounts' | 'access'>, clock: Clock) {
    this.stores = stores
    this.clock = clock
  }

  /**
   * @param wanted.id chosen by whoever may ask again: one of this id gets a new secret, for nobody was told the old one
   * @returns the token, and its secret, which cannot be had again
   */
  async create(
    user: UserId,
    wanted: { id?: string; name: string; scopes: readonly Scope[]; expiresAt?: number },
  ): Promise<{ token: AccessToken; secret: string }> {
    const secret = `${PREFIX}${newSecret()}`
    const token: AccessToken = {
      id: newId(),
      user,
      ...wanted,
      secretHash: secretHash(secret),
      prefix: secret.slice(0, SHOWN),
      createdAt: this.clock.now(),
    }
    await this.stores.access.addToken(token)
    return { token, secret }
  }

  /** Found by its hash, so that the time it takes tells nothing of the secret. */
  async find(secret: string): Promise<Granted | undefined> {
    const token = await this.stores.access.findTokenBySecret(secretHash(secret))
    const user = await this.holderOf(token)
    if (!token || !user) return undefined
    const now = this.clock.now()
    await noteUse(token.lastUsedAt, now, () => this.stores.access.tokenUsed(token.id, now))
    return { user, scopes: token.scopes, signIn: tokenSignIn(token.id) }
  }

  /** @param signIn as `tokenSignIn` makes them @returns undefined where it is none, or is not good any more */
  async userOf(signIn: string): Promise<User | undefined> {
    if (!signIn.startsWith(NAME)) return undefined
    return this.holderOf(await this.stores.access.findToken(signIn.slice(NAME.length)))
  }

  private async holderOf(token: AccessToken | undefined): Promise<User | undefined> {
    if (!token || token.revokedAt !== undefined) return undefined
    if (token.expiresAt !== undefined && token.expiresAt <= this.clock.now()) return undefined
    const user = await this.stores.accounts.findUser(token.user)
    return isActive(user) ? user : undefined
  }
}
