import type { FrontMatter, RawSlide } from './parse/raw-slide.ts'
import { outlineOf, plainText } from './render/outline.ts'

/** Title of a deck by what stands in it: the first front matter's `title`, else the first heading. */
export function deckTitle(head: FrontMatter, slides: readonly RawSlide[]): string | undefined {
  if (typeof head.title === 'string' && head.title.trim()) return plainText(head.title, 'slidev')
  return outlineOf(slides.slice(0, 1), 'slidev')[0]?.title
}

/** Language that the deck itself names: `lang` (Marp, themes) or Slidev's `htmlAttrs`. */
export function deckLanguage(head: FrontMatter): string | undefined {
  const { lang, htmlAttrs } = head
  const nested =
    typeof htmlAttrs === 'object' && htmlAttrs !== null && 'lang' in htmlAttrs ? htmlAttrs.lang : undefined
  const value = lang ?? nested
  return typeof value === 'string' && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value) ? value : undefined
}

const DEFAULT_ASPECT = 16 / 9

/** Slidev's `aspectRatio` (`16/9`, `4:3`, `1.5`) or Marp's `size`. */
export function deckAspect(head: FrontMatter): number {
  const text = String(head.aspectRatio ?? head.size ?? '')
  const match = /^\s*(\d+(?:\.\d+)?)\s*(?:[/:x|]\s*(\d+(?:\.\d+)?))?\s*$/.exec(text)
  const ratio = Number(match?.[1]) / Number(match?.[2] ?? 1)
  return ratio >= 0.4 && ratio <= 4 ? ratio : DEFAULT_ASPECT
}
