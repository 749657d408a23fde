import type { AudienceSlide } from '../../../shared/course/deck.ts'
import type { KnownFrontMatter } from '../parse/known-front-matter.ts'
import type { RenderContext } from './context.ts'
import type { MarpBackground } from './marp-images.ts'
import { safeColor } from './styles.ts'

/** What lies behind a slide, and the layout and classes that follow from it. */
export interface Background {
  paint: Pick<AudienceSlide, 'background' | 'backgroundColor' | 'color'>
  layout?: string
  classes: string[]
}

/**
 * Reads the background from the front matter (Slidev, Marp, reveal) and from Marp's `![bg](x)`.
 *
 * @param isEmpty whether nothing else stands on the slide
 */
export function backgroundOf(
  known: KnownFrontMatter,
  images: readonly MarpBackground[],
  isEmpty: boolean,
  context: RenderContext,
): Background {
  const result: Background = { paint: {}, classes: [] }
  const [image, ...more] = images
  const url = /^url\(\s*["']?(.*?)["']?\s*\)/.exec(known.backgroundImage ?? '')?.[1]
  const source = image?.src || known.image || known.background || url
  const plain = source === undefined ? undefined : safeColor(source)
  if (plain) result.paint.backgroundColor = plain
  else if (source !== undefined && /\(/.test(source)) {
    context.hints.add('background', 'Backgrounds are images or plain colours; this one is left out.', source)
  } else if (source !== undefined) {
    const address = context.address('image', source)
    if (address) result.paint.background = address
  }
  const color = safeColor(known.color)
  const behind = safeColor(known.backgroundColor)
  if (color) result.paint.color = color
  if (behind) result.paint.backgroundColor = behind
  if (image?.side) result.layout = `image-${image.side}`
  // A picture without any text is there to be seen, not to lie behind something.
  else if (image && isEmpty) result.layout = 'image'
  if (image?.fit) result.classes.push(`bg-${image.fit}`)
  if (more.length > 0) context.hints.add('background', 'Only the first background image is shown.', '![bg')
  return result
}
