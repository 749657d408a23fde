import type { Clock } from '../ports/clock.ts'
import { newSecret } from './random.ts'

/**
 * Secrets that stand for something once and for a short time. In memory: a restart voids them, so that none can
 * be used twice. Bounded: beyond `max` the oldest is forgotten.
 */
export class SingleUse<T> {
  private readonly clock: Clock
  private readonly lifeMs: number
  private readonly max: number
  /** In order of issue, which is the order of expiry. */
  private readonly issued = new Map<string, { grant: T; expiresAt: number }>()

  constructor(clock: Clock, { lifeMs, max }: { lifeMs: number; max: number }) {
    this.clock = clock
    this.lifeMs = lifeMs
    this.max = max
  }

  issue(grant: T): { secret: string; expiresAt: number } {
    const now = this.clock.now()
    for (const [secret, { expiresAt }] of this.issued) {
      if (expiresAt > now && this.issued.size < this.max) break
      this.issued.delete(secret)
    }
    const secret = newSecret()
    const expiresAt = now + this.lifeMs
    this.issued.set(secret, { grant, expiresAt })
    return { secret, expiresAt }
  }

  /** What the secret stood for; afterwards it stands for nothing. */
  redeem(secret: string): T | undefined {
    const found = this.issued.get(secret)
    this.issued.delete(secret)
    return found && found.expiresAt > this.clock.now() ? found.grant : undefined
  }

  /** Voids what stands for any of these. */
  withdraw(isMeant: (grant: T) => boolean): void {
    for (const [secret, { grant }] of this.issued) if (isMeant(grant)) this.issued.delete(secret)
  }
}
