import { clockText, dayText } from '../times.ts'

export const dayOf = (at: number, now = Date.now()) => dayText(at, now)

/** When a secret was last used: `never used`, `last used Today, 14:05`, `last used Mon 3 Nov`. */
export function usedText(at: number | undefined, now = Date.now()): string {
  if (at === undefined) return 'never used'
  const day = dayText(at, now)
  return day === 'Today' ? `last used today, ${clockText(at)}` : `last used ${day}`
}
