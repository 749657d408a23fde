/** When the rest of the time is said aloud, in seconds; between them silence. */
const THRESHOLDS = [60, 10, 5, 4, 3, 2, 1]

/**
 * What is said when the time left goes from `before` to `left` (whole seconds).
 *
 * @returns undefined where no threshold lies between; of several that were passed at once the last one
 */
export function timeSaid(before: number, left: number): string | undefined {
  const passed = THRESHOLDS.filter((threshold) => before > threshold && left <= threshold && left > 0)
  const last = passed.at(-1)
  if (last === undefined) return undefined
  if (last === 60) return '1 minute left'
  return last === 10 ? '10 seconds left' : String(last)
}

/** `0:09`, `1:30`, `1:02:03`. */
export function countdownText(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const rest = two(seconds % 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`
}

/** For people: `9 seconds`, `1 minute 30 seconds`. */
export function spokenTime(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  const parts = [
    minutes > 0 && `${minutes} minute${minutes === 1 ? '' : 's'}`,
    (rest > 0 || minutes === 0) && `${rest} second${rest === 1 ? '' : 's'}`,
  ]
  return parts.filter(Boolean).join(' ')
}

/** The time of day to the second where the reader is: what a receipt says. */
export const receiptTime = (at: number) =>
  new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', second: '2-digit' }).format(at)
