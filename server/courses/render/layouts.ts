import type { Hints } from './context.ts'

/** Layouts that the client draws; their names and slots are those of Slidev's default theme. */
const LAYOUTS: ReadonlySet<string> = new Set([
  'default',
  'center',
  'cover',
  'intro',
  'section',
  'statement',
  'fact',
  'quote',
  'end',
  'two-cols',
  'two-cols-header',
  'image',
  'image-left',
  'image-right',
  'full',
  'none',
])

/** Where the text before the first `::name::` line goes, in layouts that have no plain body. */
const DEFAULT_SLOT = new Map([
  ['two-cols', 'left'],
  ['two-cols-header', 'header'],
])

const SLOT_ORDER = ['header', 'left', 'right', 'bottom']

export function knownLayout(name: string | undefined, fallback: string, hints: Hints): string {
  if (name === undefined) return fallback
  // Themes name the same layout with capitals or underscores now and then.
  const plain = name.trim().toLowerCase().replace(/_/g, '-')
  if (LAYOUTS.has(plain)) return plain
  hints.add('layout', `The layout "${name}" is not known; the default one is used.`, `layout: ${name}`)
  return 'default'
}

/** Puts rendered slots together: the plain body as it is, every named slot in a `<div class="slot-…">`. */
export function arrangeSlots(layout: string, slots: ReadonlyMap<string, string>): string {
  const renamed = new Map<string, string>()
  const body = DEFAULT_SLOT.get(layout)
  for (const [name, html] of slots) {
    const slot = name === 'default' && body ? body : name
    renamed.set(slot, (renamed.get(slot) ?? '') + html)
  }
  const rank = (name: string) =>
    name === 'default' ? -1 : SLOT_ORDER.indexOf(name) + 1 || SLOT_ORDER.length + 1
  return [...renamed]
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([name, html]) => (name === 'default' ? html : `<div class="slot-${name}">\n${html}</div>\n`))
    .join('')
}
