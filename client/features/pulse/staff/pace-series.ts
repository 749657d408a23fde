import { MOOD_MS, PACE_STEP_MS } from '../../../../shared/session/talk/limits.ts'
import type { MoodCounts } from '../../../../shared/session/talk/pace.ts'
import type { PaceSlice } from '../../../../shared/view/talk-slices.ts'

const STRETCHES = MOOD_MS / PACE_STEP_MS

/**
 * How the class felt over the last `points` half minutes, oldest first: at each of them what was said in the five
 * minutes before it, which counts nobody twice.
 *
 * @param now ms since the epoch, on the server's clock
 */
export function paceSeries(curve: PaceSlice['curve'], now: number, points: number): MoodCounts[] {
  const last = Math.floor(now / PACE_STEP_MS)
  return Array.from({ length: points }, (_, n) => {
    const end = last - (points - 1 - n)
    const sum: MoodCounts = { lost: 0, 'too-fast': 0, fine: 0 }
    for (let stretch = end - STRETCHES + 1; stretch <= end; stretch++) {
      const counts = curve[String(stretch * PACE_STEP_MS)]
      if (!counts) continue
      sum.lost += counts.lost
      sum['too-fast'] += counts['too-fast']
      sum.fine += counts.fine
    }
    return sum
  })
}

/** A line through values for an SVG of this size; 0 is at its lower edge, `top` at its upper one. */
export function linePoints(values: readonly number[], top: number, width: number, height: number): string {
  const step = values.length > 1 ? width / (values.length - 1) : 0
  const round = (value: number) => Math.round(value * 10) / 10
  return values
    .map((value, n) => `${round(n * step)},${round(height - (height * value) / Math.max(top, 1))}`)
    .join(' ')
}
