import { decodeProtectedHeader } from 'jose'
import type { UserId } from '../../shared/ids.ts'
import { isScope, type Scope } from '../../shared/wire/scopes.ts'
import type { ServiceClient } from '../ports/access.ts'
import type { User } from '../ports/accounts.ts'
import type { Clock } from '../ports/clock.ts'
import type { Stores } from '../ports/stores.ts'
import { type Granted, isActive, noteUse } from './granted.ts'
import type { KeyRing } from './keys.ts'
import { OwnJwt } from './own-jwt.ts'
import { newId, newSecret, sameSecret, secretHash } from './random.ts'

export const SERVICE_TOKEN_SECONDS = 60 * 60
const PREFIX = 'lsec_'
const NAME = 'service:'
/** RFC 9068 §2.1: tells these tokens from those of participants before anything is verified. */
const TYP = 'at+jwt'

/** What hangs on a service is named by this. */
export const serviceSignIn = (id: string): string => `${NAME}${id}`

export function isServiceToken(bearer: string): boolean {
  try {
    return decodeProtectedHeader(bearer).typ === TYP
  } catch {
    return false // no JWT at all, as any text may be
  }
}

/** Services that act for an account by OAuth 2 client credentials (RFC 6749 §4.4). */
export class ServiceClients {
  private readonly stores: Pick<Stores, 'accounts' | 'access'>
  private readonly clock: Clock
  private readonly jwt: OwnJwt

  constructor(stores: Pick<Stores, 'accounts' | 'access'>, keys: KeyRing, clock: Clock) {
    this.stores = stores
    this.clock = clock
    this.jwt = new OwnJwt(keys, clock, {
      audience: 'lectern:service',
      typ: TYP,
      seconds: SERVICE_TOKEN_SECONDS,
      claims: ['sub', 'scope'],
    })
  }

  /**
   * @param wanted.id chosen by whoever may ask again: one of this id gets a new secret, for nobody was told the old one
   * @returns the client, and its secret, which cannot be had again
   */
  async create(
    user: UserId,
    wanted: { id?: string; name: string; scopes: readonly Scope[] },
  ): Promise<{ client: ServiceClient; secret: string }> {
    const secret = `${PREFIX}${newSecret()}`
    const client: ServiceClient = {
      id: newId(),
      user,
      ...wanted,
      secretHash: secretHash(secret),
      createdAt: this.clock.now(),
    }
    await this.stores.access.addClient(client)
    return { client, secret }
  }

  /** The client, where the secret is its own and it may be used. */
  async authenticate(id: string, secret: string): Promise<ServiceClient | undefined> {
    const client = await this.stores.access.findClient(id)
    const right = sameSecret(client?.secretHash ?? secretHash(''), secretHash(secret))
    return right && (await this.holderOf(client)) ? client : undefined
  }

  /** A token for an hour, worth nothing once the client is revoked. */
  async issue(client: ServiceClient, scopes: readonly Scope[]): Promise<string> {
    await this.used(client)
    return this.jwt.sign(client.id, { scope: scopes.join(' ') })
  }

  async find(token: string): Promise<Granted | undefined> {
    const { sub, scope } = (await this.jwt.verify(token)) ?? {}
    if (sub === undefined || typeof scope !== 'string') return undefined
    const client = await this.stores.access.findClient(sub)
    const user = await this.holderOf(client)
    if (!client || !user) return undefined
    await this.used(client)
    return { user, scopes: scope.split(' ').filter(isScope), signIn: serviceSignIn(sub) }
  }

  /** @param signIn as `serviceSignIn` makes them @returns undefined where it is none, or is not good any more */
  async userOf(signIn: string): Promise<User | undefined> {
    if (!signIn.startsWith(NAME)) return undefined
    return this.holderOf(await this.stores.access.findClient(signIn.slice(NAME.length)))
  }

  private async holderOf(client: ServiceClient | undefined): Promise<User | undefined> {
    if (!client || client.revokedAt !== undefined) return undefined
    const user = await this.stores.accounts.findUser(client.user)
    return isActive(user) ? user : undefined
  }

  private used({ id, lastUsedAt }: ServiceClient): Promise<void> {
    const now = this.clock.now()
    return noteUse(lastUsedAt, now, () => this.stores.access.clientUsed(id, now))
  }
}
