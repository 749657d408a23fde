/** While nothing was to be seen for longer than this, a replay may go on faster, ms. */
export const SILENCE_MS = 10_000
/** What is left of such a silence at either end, so that it is still felt as one, ms. */
const LEFT_MS = 1_000

export const SPEEDS = [1, 2, 4, 8] as const
export type ReplaySpeed = (typeof SPEEDS)[number]

export interface Silence {
  from: number
  to: number
}

/** Stretches of a class in which nothing changed. @param times of all changes, in any order */
export function silencesOf(times: readonly number[], start: number, end: number): Silence[] {
  const inside = times.filter((at) => at > start && at < end).sort((a, b) => a - b)
  const silences: Silence[] = []
  let from = start
  for (const to of [...inside, end]) {
    if (to - from > SILENCE_MS) silences.push({ from, to })
    from = to
  }
  return silences
}

/**
 * Where a replay stands after it was played on for `ms` of the class's time; long silences are cut short where they
 * are given.
 * @param silences in order
 */
export function advanced(at: number, ms: number, silences: readonly Silence[]): number {
  let now = at
  let left = ms
  for (const { from, to } of silences) {
    const [cut, on] = [from + LEFT_MS, to - LEFT_MS]
    if (now >= on) continue
    const before = Math.max(0, cut - now)
    if (left <= before) return now + left
    left -= before
    now = on
  }
  return now + left
}

/** Time since the class began: `00:12:34`. */
export function classTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
