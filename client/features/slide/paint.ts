import type { CSSProperties } from 'react'
import type { AudienceSlide } from '../../../shared/course/deck.ts'
import type { SessionId } from '../../../shared/ids.ts'
import { resolveAddress } from './slide-html.ts'

/** What the author put behind a slide and how it changes its colours. */
export interface Paint {
  /** `beside`: a picture with a place of its own · `behind`: a picture under the text */
  place?: 'beside' | 'behind'
  image?: string
  /** The background is one colour of the author's. */
  plain: boolean
  colors: CSSProperties
  /** The scheme in which text is readable on the author's colour, whatever the reader prefers. */
  scheme?: 'light' | 'dark'
}

/** Layouts whose picture has a place of its own; in all others it lies behind the text. */
const PICTURE_LAYOUTS: ReadonlySet<string> = new Set(['image', 'image-left', 'image-right'])

export function paintOf(slide: AudienceSlide, session: SessionId | undefined): Paint {
  const { background, backgroundColor, color, layout } = slide
  const colors: Record<string, string> = {}
  if (backgroundColor) colors['--slide-bg'] = backgroundColor
  if (color) for (const name of ['text', 'strong', 'muted']) colors[`--slide-${name}`] = color
  const light = backgroundColor ? isLight(backgroundColor) : undefined
  return {
    plain: backgroundColor !== undefined,
    colors: colors as CSSProperties,
    ...(light === undefined ? {} : { scheme: light ? 'light' : 'dark' }),
    ...(background
      ? {
          place: PICTURE_LAYOUTS.has(layout) ? 'beside' : 'behind',
          image: `url("${resolveAddress(background, session).replace(/["\\\n]/g, encodeURIComponent)}")`,
        }
      : {}),
  }
}

/** Whether dark text is readable on a CSS colour, by its luma; undefined for what is no plain colour. */
export function isLight(color: string): boolean | undefined {
  const probe = document.createElement('canvas').getContext('2d')
  if (!probe) return undefined
  // Assigning what is no colour changes nothing, so a second start value tells it from black.
  probe.fillStyle = '#000000'
  probe.fillStyle = color
  const onBlack = String(probe.fillStyle)
  probe.fillStyle = '#ffffff'
  probe.fillStyle = color
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(onBlack)
  if (!hex || onBlack !== probe.fillStyle) return undefined
  const [red = 0, green = 0, blue = 0] = hex.slice(1).map((part) => Number.parseInt(part, 16))
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140
}
