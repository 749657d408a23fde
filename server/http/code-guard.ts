import { type Allowance, RateLimit } from '../auth/rate-limit.ts'
import type { Clock } from '../ports/clock.ts'

const WINDOW_MS = 60_000
/** Wrong codes from one address within the window. */
const WRONG_CODES = 60
/** A code that was right once is not asked about again for this long. */
const TRUST_MS = 12 * 60 * 60 * 1000
const MAX_TRUSTED = 20_000

/**
 * Limits wrong codes and invitations, which somebody may be guessing. A class may sit behind one address with
 * whoever guesses: codes that were right from an address before stay open to it, so that its others still get in.
 */
export class CodeGuard {
  private readonly clock: Clock
  private readonly wrongs: RateLimit
  /** In order of their last success. */
  private readonly trusted = new Map<string, number>()

  constructor(clock: Clock) {
    this.clock = clock
    this.wrongs = new RateLimit(clock, { limit: WRONG_CODES, windowMs: WINDOW_MS })
  }

  /** Asked before the code is looked up. */
  mayTry(address: string, code: string): Allowance {
    const until = this.trusted.get(key(address, code))
    return until !== undefined && until > this.clock.now() ? { ok: true } : this.wrongs.check(address)
  }

  wrong(address: string): void {
    this.wrongs.take(address)
  }

  right(address: string, code: string): void {
    const entry = key(address, code)
    this.trusted.delete(entry)
    if (this.trusted.size >= MAX_TRUSTED)
      for (const oldest of this.trusted.keys()) {
        this.trusted.delete(oldest)
        break
      }
    this.trusted.set(entry, this.clock.now() + TRUST_MS)
  }
}

const key = (address: string, code: string) => `${address} ${code}`
