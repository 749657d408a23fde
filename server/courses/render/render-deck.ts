import { setImmediate } from 'node:timers/promises'
import type { StaffSlide } from '../../../shared/course/deck.ts'
import type { RawDeck } from '../parse/raw-slide.ts'
import { languagesIn, sharedHighlighter } from './highlight.ts'
import { outlineOf } from './outline.ts'
import { type DeckContext, renderSlide } from './render-slide.ts'

export interface RenderedDeck {
  slides: StaffSlide[]
  /** Course-relative paths of the files that slides and notes show. */
  assets: Set<string>
}

/**
 * Renders all slides of a deck, giving way to the event loop after each.
 *
 * @param has whether there is a file at a course-relative path
 */
export async function renderDeck(deck: RawDeck, has: (path: string) => boolean): Promise<RenderedDeck> {
  const highlighter = await sharedHighlighter()
  for (const slide of deck.slides) {
    await highlighter.load(languagesIn(`${slide.body}\n${slide.notes}`))
    await highlighter.load(
      [...slide.snippets.values()].map((snippet) => snippet.info.split(/[\s{]/)[0] ?? ''),
    )
  }
  const context: DeckContext = {
    dialect: deck.dialect,
    outline: outlineOf(deck.slides, deck.dialect),
    total: deck.slides.length,
    highlighter,
    has,
    assets: new Set(),
  }
  const slides: StaffSlide[] = []
  for (const [index, slide] of deck.slides.entries()) {
    slides.push(renderSlide(slide, index + 1, context))
    await setImmediate()
  }
  return { slides, assets: context.assets }
}
