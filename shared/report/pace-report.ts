import type { Envelope } from '../session/envelope.ts'
import { MOOD_MS, PACE_STEP_MS } from '../session/talk/limits.ts'
import type { MoodCounts, PaceState } from '../session/talk/pace.ts'

/** How people said they could follow, beside the slides that were shown. Times are ms since the epoch. */
export interface PaceReport {
  /** At the beginning of each stretch in which somebody's word counted: how many had last said what. */
  curve: ({ at: number } & MoodCounts)[]
  /** Slides, from 0, with when each was shown; a slide that was gone through quickly too. */
  slides: { at: number; slide: number }[]
  /** Length of a stretch, ms. */
  stepMs: number
}

/** Everybody's word counts for `MOOD_MS`; a stretch in which none does is left out. @param until end of the curve, ms since the epoch */
export function paceReport(entries: Iterable<Envelope>, { curve }: PaceState, until: number): PaceReport {
  const counts = new Map<number, MoodCounts>()
  for (const [key, said] of curve.entries()) {
    for (let at = Number(key); at < Number(key) + MOOD_MS && at <= until; at += PACE_STEP_MS) {
      const sum = counts.get(at) ?? { lost: 0, 'too-fast': 0, fine: 0 }
      counts.set(at, {
        lost: sum.lost + said.lost,
        'too-fast': sum['too-fast'] + said['too-fast'],
        fine: sum.fine + said.fine,
      })
    }
  }
  const slides: PaceReport['slides'] = []
  for (const { event, at } of entries) {
    if (event.type === 'slide.shown' && slides.at(-1)?.slide !== event.slide) {
      slides.push({ at, slide: event.slide })
    }
  }
  return {
    curve: [...counts]
      .filter(([, { lost, fine, 'too-fast': fast }]) => lost + fine + fast > 0)
      .sort(([a], [b]) => a - b)
      .map(([at, sum]) => ({ at, ...sum })),
    slides,
    stepMs: PACE_STEP_MS,
  }
}
