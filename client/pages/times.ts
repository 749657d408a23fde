const MINUTE = 60_000

/** A span of time for people: `under a minute`, `7 min`, `1 h 32 min`. */
export function durationText(ms: number): string {
  const minutes = Math.round(ms / MINUTE)
  if (minutes < 1) return ms > 0 ? 'under a minute' : '0 min'
  if (minutes < 60) return `${minutes} min`
  const rest = minutes % 60
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`
}

/** A time to wait, rounded up so that waiting it is enough: `45 s`, `2 min`. */
export function waitText(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  return seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
}

/** The time of day where the reader is: `14:05` or `2:05 PM`. */
export const clockText = (at: number) =>
  new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' }).format(at)

/** A day as a heading: `Today`, `Yesterday`, `Mon 3 Nov`, `3 Nov 2025` in the reader's language and order. */
export function dayText(at: number, now: number): string {
  const days = Math.round((midnight(now) - midnight(at)) / (24 * 60 * MINUTE))
  if (days === 0) return 'Today'
  if (days === 1) return 'Yesterday'
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? { weekday: 'short' } : { year: 'numeric' }),
  }).format(at)
}

/** A moment of these days: `14:05` for today, `Mon 3 Nov 14:05` for another day. */
export const momentText = (at: number, now: number): string =>
  midnight(at) === midnight(now) ? clockText(at) : `${dayText(at, now)} ${clockText(at)}`

/** A day that is also clear years later, on paper: `Monday 23 November 2026`. */
export const dateText = (at: number) =>
  new Intl.DateTimeFormat(undefined, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(at)

const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0)
