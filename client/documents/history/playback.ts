/** While nobody typed for longer than this, playing waits no longer than this, ms. */
export const LONGEST_PAUSE_MS = 2_000

export const SPEEDS = [1, 4, 16] as const
export type Speed = (typeof SPEEDS)[number]

/**
 * When each position comes up while playing, ms from the beginning, with long pauses cut short.
 * @param times of the steps, ms since the epoch
 * @returns one more than there are steps: position 0 comes up at 0, and so does position 1
 */
export function playTimes(times: readonly number[]): number[] {
  const due = [0]
  let now = 0
  for (const [i, at] of times.entries()) {
    // Clocks of servers are set back now and then.
    if (i > 0) now += Math.max(0, Math.min(at - (times[i - 1] ?? at), LONGEST_PAUSE_MS))
    due.push(now)
  }
  return due
}

/** The last position that has come up at a time of the playing. */
export function positionAt(due: readonly number[], time: number): number {
  let low = 0
  let high = due.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((due[middle] ?? 0) <= time) low = middle
    else high = middle - 1
  }
  return low
}
