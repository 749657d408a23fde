/** Time as the server sees it; tests hold the hands. */
export interface Clock {
  /** ms since the epoch */
  now(): number
  /** Calls `run` once after `ms`; the returned function cancels it. Never keeps the process alive. */
  after(ms: number, run: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    // setTimeout counts in 32 bits; a longer wait is cut and the caller, which re-reads its alarm, waits again.
    const timer = setTimeout(run, Math.min(Math.max(ms, 0), 2 ** 31 - 1))
    timer.unref()
    return () => clearTimeout(timer)
  },
}
