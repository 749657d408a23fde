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

  /** Nothing was taken for so long that it is as good as new. */
  isFull(now: number): boolean {
    this.refill(now)
    return this.tokens === this.burst
  }

  /** @returns false where not so much is left; then nothing is taken */
  take(now: number, amount = 1): boolean {
    this.refill(now)
    if (this.tokens < amount) return false
    this.tokens -= amount
    return true
  }

  private refill(now: number): void {
    const elapsed = Math.max(0, now - this.at)
    this.tokens = Math.min(this.burst, this.tokens + (elapsed / 1000) * this.perSecond)
    this.at = now
  }
}
