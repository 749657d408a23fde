import type { TimingSlice } from '../../../shared/view/slices.ts'

/** ms that are left, never below 0. @param now ms since the epoch, the server's clock */
export const leftOf = (timer: NonNullable<TimingSlice['timer']>, now: number): number =>
  Math.max(0, 'leftMs' in timer ? timer.leftMs : timer.endsAt - now)

/** “4:05”, “1:02:00”. The last second is 0:01. */
export function clockLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** What a screen reader is told: five minutes, one minute, ten seconds, the end. */
export function thresholdText(ms: number): string {
  if (ms === 0) return 'Time is up.'
  if (ms <= 10_000) return '10 seconds left.'
  if (ms <= 60_000) return 'One minute left.'
  return ms <= 300_000 ? 'Five minutes left.' : ''
}
