import type { Clock } from '../ports/clock.ts'
import { type Allowance, RateLimit } from './rate-limit.ts'

const WINDOW_MS = 15 * 60 * 1000
/** Wrong passwords for one account within the window. */
const PER_ACCOUNT = 10
/** A school may sit behind one address: far more than its instructors mistype. */
const PER_ADDRESS = 200

/**
 * Slows down the guessing of passwords. An attempt counts before the password is checked, so that many at once
 * get no further than many in a row; the right password takes the count back.
 */
export class SignInThrottle {
  private readonly accounts: RateLimit
  private readonly addresses: RateLimit

  constructor(clock: Clock) {
    this.accounts = new RateLimit(clock, { limit: PER_ACCOUNT, windowMs: WINDOW_MS })
    this.addresses = new RateLimit(clock, { limit: PER_ADDRESS, windowMs: WINDOW_MS })
  }

  /** @param email counted whether there is such an account or not, so that nothing can be learned from it */
  attempt(email: string, address: string): Allowance {
    const byAddress = this.addresses.take(address)
    return byAddress.ok ? this.accounts.take(email) : byAddress
  }

  succeeded(email: string, address: string): void {
    this.accounts.reset(email)
    this.addresses.giveBack(address)
  }
}
