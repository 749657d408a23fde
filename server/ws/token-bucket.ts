/**
 * The token bucket (as in RFC 2697): `burst` at once, refilled at `perSecond`. Time comes in, so that tests
 * need not wait.
 */
export class TokenBucket {
  private readonly burst: number
  private readonly perSecond: number
  private tokens: number
  private at: number

  constructor(burst: number, perSecond: number, now: number) {
    this.burst = burst
    this.perSecond = perSecond
    this.tokens = burst
    this.at = now
  }

  /** @returns false where nothing is left; then nothing is taken */
  take(now: number): boolean {
    const elapsed = Math.max(0, now - this.at)
    this.tokens = Math.min(this.burst, this.tokens + (elapsed / 1000) * this.perSecond)
    this.at = now
    if (this.tokens < 1) return false
    this.tokens -= 1
    return true
  }
}
