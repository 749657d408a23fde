const BASE_MS = 500
const CAP_MS = 15_000

/**
 * How long to wait before attempt `attempt` (from 0) to connect again: exponential with full jitter, so that a
 * whole class does not come back in one instant.
 * @param random 0 ≤ random < 1
 */
export function backoffMs(attempt: number, random: number): number {
  return Math.round(random * Math.min(CAP_MS, BASE_MS * 2 ** Math.min(attempt, 10)))
}
