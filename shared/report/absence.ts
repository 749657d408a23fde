import type { Interval } from './attendance.ts'

/** A stretch of a class in which somebody was not there, ms since the epoch. */
export interface Absence {
  from: number
  to: number
  /** They came to this class for the first time at its end. */
  late: boolean
}

/** A shorter absence is not worth a summary. */
export const MISSED_MIN_MS = 2 * 60_000
/** A shorter stay between two absences was no stay. */
const STAY_MIN_MS = 60_000
/** So long after coming back a summary still helps. */
const OFFERED_MS = 15 * 60_000

/**
 * The last absence that somebody who is here now wants to know about: coming late counts from the start of the class.
 * @param intervals their stays, in order; the one that lasts now may not be a fact yet
 * @returns undefined where there is none, it was short, or it is over for long
 */
export function lastAbsence(
  intervals: readonly Interval[],
  startedAt: number,
  now: number,
): Absence | undefined {
  let last: Absence | undefined
  let away = startedAt
  let seen = false
  const absent = (to: number) => {
    if (to - away >= MISSED_MIN_MS) last = { from: away, to, late: !seen }
  }
  for (const { from, to } of intervals) {
    if (to !== undefined && (to <= startedAt || to - Math.max(from, startedAt) < STAY_MIN_MS)) continue
    absent(from)
    away = to ?? now
    seen = true
  }
  absent(now)
  return last && now - last.to <= OFFERED_MS ? last : undefined
}
