import type { StaffSlide } from '../../../shared/course/deck.ts'

const MINUTE = 60_000
/** Closer to the plan than this is on time. */
const TOLERANCE_MS = 60_000

export interface Pace {
  /** Planned length of the whole deck, ms. */
  plannedMs: number
  /** Time since the start minus the time that the slides so far should have taken, ms: positive is behind. */
  behindMs: number
}

/**
 * Compares the time that has passed with the minutes in the front matter, or undefined where no slide names any.
 * The slide that is up counts with the time it has been up, but not with more than its own minutes: who stays
 * on it longer falls behind while they do.
 * @param elapsedMs since the start of the class
 * @param onSlideMs since the present slide came up
 */
export function paceOf(
  slides: readonly Pick<StaffSlide, 'minutes'>[],
  current: number,
  elapsedMs: number,
  onSlideMs: number,
): Pace | undefined {
  const minutes = slides.map((slide) => slide.minutes ?? 0)
  const planned = sum(minutes)
  if (planned === 0) return undefined
  const before = sum(minutes.slice(0, current)) * MINUTE
  const here = Math.min(Math.max(onSlideMs, 0), (minutes[current] ?? 0) * MINUTE)
  return { plannedMs: planned * MINUTE, behindMs: elapsedMs - before - here }
}

/** `on time`, `3 min behind`, `2 min ahead`. */
export function paceText({ behindMs }: Pace): string {
  if (Math.abs(behindMs) < TOLERANCE_MS) return 'on time'
  const minutes = Math.round(Math.abs(behindMs) / MINUTE)
  return `${minutes} min ${behindMs > 0 ? 'behind' : 'ahead'}`
}

/** A length of time as a running clock: `7:05`, `1:07:05`. */
export function stopwatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const two = (n: number) => String(n).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)
