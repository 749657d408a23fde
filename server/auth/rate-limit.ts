import type { Clock } from '../ports/clock.ts'

export type Allowance = { ok: true } | { ok: false; retryAfterMs: number }

/**
 * Counts per key in windows of fixed length that begin with a key's first count. Bounded: when too many keys are
 * under way, the one that began first is forgotten.
 */
export class RateLimit {
  private readonly clock: Clock
  private readonly limit: number
  private readonly windowMs: number
  private readonly maxKeys: number
  /** In order of their windows' ends. */
  private readonly windows = new Map<string, { count: number; endsAt: number }>()

  constructor(clock: Clock, { limit, windowMs, maxKeys = 50_000 }: RateLimitOptions) {
    this.clock = clock
    this.limit = limit
    this.windowMs = windowMs
    this.maxKeys = maxKeys
  }

  /** May this key go on? Counts nothing. */
  check(key: string): Allowance {
    const window = this.windowOf(key)
    return !window || window.count < this.limit
      ? { ok: true }
      : { ok: false, retryAfterMs: window.endsAt - this.clock.now() }
  }

  /** Counts one, where the key may go on. */
  take(key: string): Allowance {
    const allowance = this.check(key)
    if (!allowance.ok) return allowance
    const window = this.windowOf(key)
    if (window) window.count += 1
    else this.open(key)
    return allowance
  }

  /** Takes back one count. */
  giveBack(key: string): void {
    const window = this.windowOf(key)
    if (window && window.count > 0) window.count -= 1
  }

  reset(key: string): void {
    this.windows.delete(key)
  }

  private windowOf(key: string) {
    const window = this.windows.get(key)
    const left = (window?.endsAt ?? 0) - this.clock.now()
    // More than a whole window is left only where the clock was set back: nobody shall wait for it to catch up.
    if (!window || (left > 0 && left <= this.windowMs)) return window
    this.windows.delete(key)
    return undefined
  }

  private open(key: string): void {
    const now = this.clock.now()
    for (const [other, { endsAt }] of this.windows) {
      if (endsAt > now && this.windows.size < this.maxKeys) break
      this.windows.delete(other)
    }
    this.windows.set(key, { count: 1, endsAt: now + this.windowMs })
  }
}

export interface RateLimitOptions {
  /** Counts allowed in one window. */
  limit: number
  windowMs: number
  maxKeys?: number
}
