import { clockText, dayText } from '../times.ts'

/** A day within a sentence: `today`, `yesterday`, `Mon 3 Nov`. */
export function dayOf(at: number, now = Date.now()): string {
  const day = dayText(at, now)
  return day === 'Today' || day === 'Yesterday' ? day.toLowerCase() : day
}

/** When a secret was last used: `never used`, `last used today, 14:05`, `last used Mon 3 Nov`. */
export function usedText(at: number | undefined, now = Date.now()): string {
  if (at === undefined) return 'never used'
  const day = dayOf(at, now)
  return day === 'today' ? `last used today, ${clockText(at)}` : `last used ${day}`
}
