import { setImmediate } from 'node:timers/promises'
import type { DeckProblem, StaffSlide } from '../../../shared/course/deck.ts'
import type { RawDeck, RawSlide } from '../parse/raw-slide.ts'
import { languagesIn, sharedHighlighter } from './highlight.ts'
import { outlineOf } from './outline.ts'
import { type DeckContext, renderSlide } from './render-slide.ts'
import { TOC_ENTRIES_MAX } from './toc.ts'

/** Characters of HTML of a deck's slides and notes together: every browser in the room receives them. */
export const HTML_MAX = 20_000_000

export interface RenderedDeck {
  slides: StaffSlide[]
  /** That the deck was cut off, where it was. */
  problems: DeckProblem[]
  /** Course-relative paths of the files that slides and notes show. */
  assets: Set<string>
}

/**
 * Renders all slides of a deck, giving way to the event loop after each.
 *
 * @param has whether there is a file at a course-relative path
 * @param htmlMax characters after which the deck is cut off, with a problem that says so
 */
export async function renderDeck(
  deck: RawDeck,
  has: (path: string) => boolean,
  htmlMax = HTML_MAX,
): Promise<RenderedDeck> {
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
    toc: { left: TOC_ENTRIES_MAX },
    total: deck.slides.length,
    highlighter,
    has,
    assets: new Set(),
  }
  const slides: StaffSlide[] = []
  let left = htmlMax
  for (const [index, slide] of deck.slides.entries()) {
    const rendered = renderSlide(slide, index + 1, context)
    left -= rendered.html.length + rendered.notes.length
    if (left < 0) return { slides, problems: [cutOff(slide, htmlMax)], assets: context.assets }
    slides.push(rendered)
    await setImmediate()
  }
  return { slides, problems: [], assets: context.assets }
}

function cutOff({ file, line }: RawSlide, htmlMax: number): DeckProblem {
  const message = `The deck is cut off before this slide: its HTML is longer than ${htmlMax} characters.`
  return { severity: 'error', file, line, message }
}
