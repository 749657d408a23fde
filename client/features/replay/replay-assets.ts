import type { AudienceDeck } from '../../../shared/course/deck.ts'
import type { ReplayTimeline } from '../../../shared/report/replay.ts'
import { slideWithAssets, withAssetsAt } from '../slide/slide-html.ts'

/**
 * A deck whose files are fetched by the way on which its reader came: whoever has a link is nobody in the session.
 * @param urlOf of a path in the course folder
 */
export function deckWithAssets(deck: AudienceDeck, urlOf: (path: string) => string): AudienceDeck {
  return { ...deck, slides: deck.slides.map((slide) => slideWithAssets(slide, urlOf)) }
}

/** The same of what stands in questions and their explanations. */
export function timelineWithAssets(
  timeline: ReplayTimeline,
  urlOf: (path: string) => string,
): ReplayTimeline {
  const entries = timeline.entries.map((entry) =>
    entry.kind === 'question-opened' || entry.kind === 'question-revealed'
      ? inStrings(entry, (text) => withAssetsAt(text, urlOf))
      : entry,
  )
  return { ...timeline, entries }
}

/** Any JSON with its strings replaced. */
function inStrings<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T
  if (Array.isArray(value)) return value.map((one) => inStrings(one, change)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inStrings(one, change)])) as T
}
