const BASE_MS = 500
/** A server that was killed is there again within seconds: whoever waited longer then would come back late. */
const EARLY_CAP_MS = 4_000
const EARLY_ATTEMPTS = 8
const CAP_MS = 15_000

/**
 * How long to wait before attempt `attempt` (from 0) to connect again: exponential with full jitter, so that a
 * whole class does not come back in one instant. Waits are short for about a quarter of a minute; a server that is
 * away for longer is asked less often.
 * @param random 0 ≤ random < 1
 */
export function backoffMs(attempt: number, random: number): number {
  const cap = attempt < EARLY_ATTEMPTS ? EARLY_CAP_MS : CAP_MS
  return Math.round(random * Math.min(cap, BASE_MS * 2 ** Math.min(attempt, 10)))
}
