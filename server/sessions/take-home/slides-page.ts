import { setImmediate } from 'node:timers/promises'
import type { AudienceDeck, AudienceSlide } from '../../../shared/course/deck.ts'
import { escapeHtml } from '../../courses/render/html.ts'
import { offlineHtml } from './offline-html.ts'
import { BACK, standalonePage } from './page.ts'
import type { EmbedPicture } from './pictures.ts'

/** Slides that are made without a pause. */
const AT_ONCE = 10
/** Layouts whose picture has a place of its own; in all others it lies behind the text. */
const PICTURE_LAYOUTS: ReadonlySet<string> = new Set(['image', 'image-left', 'image-right'])

/** The slides of a session below each other, as phones show them, in one file that needs nothing else. */
export async function slidesPage(deck: AudienceDeck, styles: string, embed: EmbedPicture): Promise<string> {
  const slides: string[] = []
  for (const [index, slide] of deck.slides.entries()) {
    // A long deck takes a fifth of a second: sockets are served in between.
    if (index % AT_ONCE === 0) await setImmediate()
    slides.push(await slideHtml(slide, index + 1, deck, embed))
  }
  const body = `<header><h1>${escapeHtml(deck.title)}</h1>${BACK}</header>\n<main>\n${slides.join('\n')}\n</main>`
  return standalonePage({ title: deck.title, language: deck.language, styles, body })
}

async function slideHtml(
  slide: AudienceSlide,
  number: number,
  { language }: AudienceDeck,
  embed: EmbedPicture,
): Promise<string> {
  const { layout, classes, html, steps, background, backgroundColor, color, title } = slide
  const image = background === undefined ? undefined : await embed(background)
  const behind = image !== undefined && !PICTURE_LAYOUTS.has(layout)
  const classNames = [
    'slide flow',
    `layout-${layout}`,
    ...(behind ? ['with-backdrop'] : []),
    ...(backgroundColor === undefined ? [] : ['with-color']),
  ]
  const colors = [
    ...(backgroundColor === undefined ? [] : [`--slide-bg:${backgroundColor}`]),
    ...(color === undefined ? [] : ['text', 'strong', 'muted'].map((name) => `--slide-${name}:${color}`)),
  ]
  const scheme = backgroundColor === undefined ? undefined : schemeOn(backgroundColor)
  const label = title === '' ? `Slide ${number}` : `Slide ${number}: ${title}`
  const place = behind ? 'slide-backdrop' : 'slide-image'
  const contain = classes.split(' ').includes('bg-contain') ? ' contain' : ''
  return [
    `<section id="slide-${number}" aria-label="${escapeHtml(label)}">`,
    `<div class="${escapeHtml(classNames.join(' '))}" lang="${escapeHtml(language)}"`,
    scheme === undefined ? '' : ` data-scheme="${scheme}" data-theme="${scheme}"`,
    colors.length === 0 ? '' : ` style="${escapeHtml(colors.join(';'))}"`,
    '>',
    image === undefined
      ? ''
      : `<div class="${place}${contain}" style="background-image:url(&quot;${image}&quot;)"></div>`,
    `<div class="slide-body ${escapeHtml(classes)}">${await offlineHtml(html, steps, embed)}</div>`,
    `</div><p class="slide-number" aria-hidden="true">${number}</p></section>`,
  ].join('')
}

/** The scheme whose text is readable on an author's colour; undefined where it is not written in hex. */
function schemeOn(color: string): 'light' | 'dark' | undefined {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(color)
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(color)
  const parts = short?.slice(1).map((digit) => digit + digit) ?? long?.slice(1)
  if (!parts) return undefined
  const [red = 0, green = 0, blue = 0] = parts.map((part) => Number.parseInt(part, 16))
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? 'light' : 'dark'
}
