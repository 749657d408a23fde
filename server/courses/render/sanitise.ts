import sanitizeHtml from 'sanitize-html'
import { ALLOWED_ATTRIBUTES, ALLOWED_TAGS, AS_DIV, DROPPED_WITH_CONTENT } from './allow-list.ts'
import { safeClasses } from './classes.ts'
import type { AddressKind, ResolveAddress } from './context.ts'
import { safeStyle } from './styles.ts'

/** Ids of a course get this prefix, so that none can stand for a name of the page (DOM clobbering). */
const ID_PREFIX = 'slide-'

/** Attributes whose value has one form only. */
const FORMS = new Map<string, RegExp>([
  ['data-step', /^\d{1,3}$/],
  ['data-step-until', /^\d{1,3}$/],
  ['data-lines-at', /^\d{1,3}$/],
  ['data-start-line', /^\d{1,6}$/],
  ['data-lines', /^(?:all|none|hide|[\d;-]+)(?:\|(?:all|none|hide|[\d;-]+))*$/],
  ['data-run', /^(?:python|javascript|typescript)$/],
  ['tabindex', /^0$/],
  ['encoding', /^application\/x-tex$/],
  ['type', /^[\w/+.-]{1,60}$/],
  ['dir', /^(?:ltr|rtl|auto)$/],
  ['lang', /^[A-Za-z0-9-]{1,35}$/],
  ['xmlns', /^http:\/\/www\.w3\.org\/(?:1998\/Math\/MathML|2000\/svg)$/],
])

/** Paint of shapes could otherwise name an address: `fill="url(…)"`. */
const PAINT = /^(?:fill|stroke|mathcolor|mathbackground|transform|font-family)$/

const ADDRESSES: Record<string, Record<string, AddressKind>> = {
  a: { href: 'link' },
  img: { src: 'image' },
  video: { src: 'media', poster: 'image' },
  audio: { src: 'media' },
  source: { src: 'media' },
}

/**
 * The one gate for HTML: everything that leaves the slides engine has been through here. A course is code from
 * somebody else, so what is not listed does not pass. Relative addresses become what `address` makes of them.
 */
export function sanitise(html: string, address: ResolveAddress): string {
  return sanitizeHtml(html, {
    allowedTags: [...ALLOWED_TAGS],
    allowedAttributes: ALLOWED_ATTRIBUTES,
    disallowedTagsMode: 'discard',
    nonTextTags: DROPPED_WITH_CONTENT,
    allowedSchemes: ['https', 'asset'],
    allowedSchemesByTag: { a: ['http', 'https', 'mailto', 'asset'], img: ['https', 'asset', 'data'] },
    allowedSchemesAppliedToAttributes: ['href', 'src', 'poster'],
    allowProtocolRelative: false,
    parseStyleAttributes: false,
    transformTags: {
      '*': (tagName, attribs) => {
        const name = tagName.toLowerCase()
        return { tagName: AS_DIV.has(name) ? 'div' : tagName, attribs: clean(name, attribs, address) }
      },
    },
  })
}

function clean(tag: string, attributes: Record<string, string>, address: ResolveAddress) {
  const kept: Record<string, string> = {}
  const addresses = Object.hasOwn(ADDRESSES, tag) ? ADDRESSES[tag] : undefined
  for (const [name, value] of Object.entries(attributes)) {
    const kind = addresses && Object.hasOwn(addresses, name) ? addresses[name] : undefined
    const safe = kind ? address(kind, value) : cleanValue(name, value)
    if (safe !== undefined) kept[name] = safe
  }
  if (tag === 'a' && kept.href?.startsWith('#')) kept.href = `#${ID_PREFIX}${kept.href.slice(1)}`
  else if (tag === 'a' && kept.href) Object.assign(kept, { target: '_blank', rel: 'noopener noreferrer' })
  if (tag === 'img') {
    kept.referrerpolicy = 'no-referrer'
    // Without the attribute a screen reader would read out the address.
    kept.alt ??= ''
  }
  if (tag === 'video' || tag === 'audio') kept.controls = 'controls'
  return kept
}

function cleanValue(name: string, value: string): string | undefined {
  if (name === 'class') return safeClasses(value) || undefined
  if (name === 'style') return safeStyle(value) || undefined
  if (name === 'id') return /^[\w:.-]{1,80}$/.test(value) ? ID_PREFIX + value : undefined
  if (name === 'target' || name === 'rel' || name === 'href' || name === 'src') return undefined
  if (PAINT.test(name)) return /url|[:;\\<>@]/i.test(value) ? undefined : value
  const form = FORMS.get(name)
  return form && !form.test(value) ? undefined : value
}
