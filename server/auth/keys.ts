import type { Accounts, SigningKey } from '../ports/accounts.ts'
import type { Clock } from '../ports/clock.ts'
import { newId, newSecret } from './random.ts'

/** How often an unknown key may send us to the store. */
const RELOAD_MS = 1_000

/** The keys of this installation. The newest signs; all of them verify. */
export class KeyRing {
  private readonly accounts: Accounts
  private readonly clock: Clock
  private keys: readonly SigningKey[]
  private loadedAt: number

  private constructor(accounts: Accounts, clock: Clock, keys: readonly SigningKey[]) {
    this.accounts = accounts
    this.clock = clock
    this.keys = keys
    this.loadedAt = clock.now()
  }

  /** Loads the keys, and makes the first one where there is none. @throws StoreUnavailable */
  static async load(accounts: Accounts, clock: Clock): Promise<KeyRing> {
    let keys = await accounts.signingKeys()
    if (keys.length === 0) {
      await accounts.addSigningKey({ kid: newId(), secret: newSecret(), createdAt: clock.now() })
      // Another process may have done the same in this moment: what the store says is what counts.
      keys = await accounts.signingKeys()
    }
    return new KeyRing(accounts, clock, keys)
  }

  /** The key that signs. */
  current(): SigningKey {
    const [first, ...rest] = this.keys
    if (!first) throw new Error('the installation has no signing key')
    return rest.reduce((best, key) => (isNewer(key, best) ? key : best), first)
  }

  all(): readonly SigningKey[] {
    return this.keys
  }

  /** A key by its id; looks in the store again for one that another process made. */
  async find(kid: string): Promise<SigningKey | undefined> {
    return this.known(kid) ?? ((await this.reload()) ? this.known(kid) : undefined)
  }

  /** Reads the keys again, at most once a second. @returns whether it did */
  async reload(): Promise<boolean> {
    if (this.clock.now() - this.loadedAt < RELOAD_MS) return false
    this.loadedAt = this.clock.now()
    this.keys = await this.accounts.signingKeys()
    return true
  }

  private known(kid: string): SigningKey | undefined {
    return this.keys.find((key) => key.kid === kid)
  }
}

/** The bytes of a key. */
export const keyBytes = (key: SigningKey): Uint8Array => Buffer.from(key.secret, 'base64url')

function isNewer(a: SigningKey, b: SigningKey): boolean {
  return a.createdAt > b.createdAt || (a.createdAt === b.createdAt && a.kid > b.kid)
}
