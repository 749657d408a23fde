import { utilityColor } from './utility-colors.ts'

/** CSS declarations of a class, for the light scheme and, where they differ, for the dark one. */
type Declarations = string | [light: string, dark: string]

const TEXT_SIZES: Record<string, number> = {
  xs: 12,
  sm: 14,
  base: 16,
  lg: 18,
  xl: 20,
  '2xl': 24,
  '3xl': 30,
  '4xl': 36,
  '5xl': 48,
  '6xl': 60,
  '7xl': 72,
  '8xl': 96,
  '9xl': 128,
}
const WEIGHTS: Record<string, number> = {
  thin: 100,
  light: 300,
  normal: 400,
  medium: 500,
  semibold: 600,
  bold: 700,
  black: 900,
}
const LEADING: Record<string, number> = {
  none: 1,
  tight: 1.25,
  snug: 1.375,
  normal: 1.5,
  relaxed: 1.625,
  loose: 2,
}
const RADII: Record<string, string> = {
  '': '4',
  sm: '2',
  md: '6',
  lg: '8',
  xl: '12',
  '2xl': '16',
  full: '9999',
}
const SIDES: Record<string, string[]> = {
  '': [''],
  t: ['-top'],
  r: ['-right'],
  b: ['-bottom'],
  l: ['-left'],
  x: ['-left', '-right'],
  y: ['-top', '-bottom'],
}
const ALIGN: Record<string, string> = {
  start: 'flex-start',
  end: 'flex-end',
  between: 'space-between',
  around: 'space-around',
  evenly: 'space-evenly',
}

const FIXED: Record<string, string> = {
  absolute: 'position:absolute',
  relative: 'position:relative',
  'inset-0': 'inset:0',
  block: 'display:block',
  inline: 'display:inline',
  'inline-block': 'display:inline-block',
  flex: 'display:flex',
  'inline-flex': 'display:inline-flex',
  grid: 'display:grid',
  hidden: 'display:none',
  'flex-col': 'flex-direction:column',
  'flex-row': 'flex-direction:row',
  'flex-wrap': 'flex-wrap:wrap',
  'flex-1': 'flex:1 1 0%;min-width:0',
  'flex-auto': 'flex:1 1 auto',
  'flex-none': 'flex:none',
  grow: 'flex-grow:1',
  'shrink-0': 'flex-shrink:0',
  italic: 'font-style:italic',
  underline: 'text-decoration:underline',
  'line-through': 'text-decoration:line-through',
  uppercase: 'text-transform:uppercase',
  lowercase: 'text-transform:lowercase',
  capitalize: 'text-transform:capitalize',
  'font-mono': 'font-family:var(--mono)',
  'font-serif': 'font-family:ui-serif,Georgia,serif',
  'font-sans': 'font-family:var(--font)',
  'list-none': 'list-style:none;padding-left:0',
  'whitespace-nowrap': 'white-space:nowrap',
  'whitespace-pre': 'white-space:pre',
  'overflow-hidden': 'overflow:hidden',
  'overflow-auto': 'overflow:auto',
  'object-contain': 'object-fit:contain',
  'object-cover': 'object-fit:cover',
  'mx-auto': 'margin-left:auto;margin-right:auto',
  'ml-auto': 'margin-left:auto',
  'mr-auto': 'margin-right:auto',
  'tracking-tight': 'letter-spacing:-0.025em',
  'tracking-wide': 'letter-spacing:0.025em',
  'place-items-center': 'place-items:center',
  'place-content-center': 'place-content:center',
  'float-left': 'float:left',
  'float-right': 'float:right',
  shadow: 'box-shadow:0 1px 4px rgb(0 0 0/.2)',
  'shadow-lg': 'box-shadow:0 8px 24px -6px rgb(0 0 0/.3)',
  'abs-tl': 'position:absolute;top:0;left:0',
  'abs-tr': 'position:absolute;top:0;right:0',
  'abs-bl': 'position:absolute;bottom:0;left:0',
  'abs-br': 'position:absolute;bottom:0;right:0',
}

const RULES: [RegExp, (match: string[]) => Declarations | undefined][] = [
  [
    /^(-?)([mp])([trblxy]?)-(.+)$/,
    ([, minus, kind, side = '', value = '']) => {
      const size = length(value, minus)
      const property = kind === 'm' ? 'margin' : 'padding'
      return size && SIDES[side]?.map((edge) => `${property}${edge}:${size}`).join(';')
    },
  ],
  [
    /^gap-(?:([xy])-)?(.+)$/,
    ([, axis, value = '']) => sized(value, axis ? (axis === 'x' ? 'column-gap' : 'row-gap') : 'gap'),
  ],
  [
    /^(-?)(top|right|bottom|left|inset)-(.+)$/,
    ([, minus, edge = '', value = '']) => sized(value, edge, minus),
  ],
  [
    /^(min-|max-)?([wh])-(.+)$/,
    ([, bound = '', axis, value = '']) => sized(value, `${bound}${axis === 'w' ? 'width' : 'height'}`),
  ],
  [/^size-(.+)$/, ([, value = '']) => both(length(value), (size) => `width:${size};height:${size}`)],
  [/^text-(left|center|right|justify)$/, ([, side]) => `text-align:${side}`],
  [
    /^text-(\w+)$/,
    ([, name = '']) =>
      both(TEXT_SIZES[name], (px) => `font-size:${px}px;line-height:${px > 30 ? 1.1 : 1.45}`),
  ],
  [/^text-(.+)$/, ([, name = '']) => colored(name, 'color')],
  [/^bg-(.+)$/, ([, name = '']) => colored(name, 'background-color')],
  [/^font-(\w+)$/, ([, name = '']) => both(WEIGHTS[name], (weight) => `font-weight:${weight}`)],
  [
    /^leading-(\w+)$/,
    ([, name = '']) => both(LEADING[name] ?? length(name), (value) => `line-height:${value}`),
  ],
  [/^opacity-(\d{1,3})$/, ([, value]) => `opacity:${Number(value) / 100}`],
  [/^rounded(?:-(\w+))?$/, ([, name = '']) => both(RADII[name], (px) => `border-radius:${px}px`)],
  [
    /^border(?:-([trbl]))?(?:-(\d))?$/,
    ([, side = '', px = '1']) => `border${SIDES[side]?.[0] ?? ''}:${px}px solid var(--slide-border)`,
  ],
  [/^border-(.+)$/, ([, name = '']) => colored(name, 'border-color')],
  [/^grid-cols-(\d{1,2})$/, ([, n]) => `grid-template-columns:repeat(${n},minmax(0,1fr))`],
  [/^grid-cols-\[([\d.a-z%_]+)\]$/, ([, list = '']) => `grid-template-columns:${list.replaceAll('_', ' ')}`],
  [/^col-span-(\d{1,2})$/, ([, n]) => `grid-column:span ${n}`],
  [/^row-span-(\d{1,2})$/, ([, n]) => `grid-row:span ${n}`],
  [/^columns-(\d)$/, ([, n]) => `columns:${n}`],
  [
    /^(items|self|content|justify)-(\w+)$/,
    ([, kind = '', where = '']) =>
      `${kind === 'justify' ? 'justify-content' : kind === 'content' ? 'align-content' : `align-${kind}`}:${ALIGN[where] ?? where}`,
  ],
  [/^(-?)z-(\d{1,3})$/, ([, minus, n]) => `z-index:${minus}${n}`],
  [/^(-?)rotate-(\d{1,3})$/, ([, minus, n]) => `rotate:${minus}${n}deg`],
  [/^scale-(\d{1,3})$/, ([, n]) => `scale:${Number(n) / 100}`],
  [/^aspect-(square|video)$/, ([, name]) => `aspect-ratio:${name === 'square' ? '1' : '16/9'}`],
]

/**
 * The CSS rules of a class in the manner of UnoCSS and Tailwind, of which decks use a few dozen; none for a name
 * that is not one of them. One unit is 4 px of the canvas. `dark:` and `light:` are understood; the sizes `sm:` to
 * `xl:` hold on the canvas and not on pages that flow.
 */
export function utilityRules(className: string): string[] {
  const [, variant = '', name = ''] = /^(?:(dark|light|sm|md|lg|xl):)?(.+)$/.exec(className) ?? []
  const found = declarationsOf(name)
  if (!found) return []
  const self = `.${CSS.escape(className)}`
  const rule = (scope: string, declarations: string) => `${scope} ${self}{${declarations}}`
  const [light, dark] = typeof found === 'string' ? [found, found] : found
  if (variant === 'dark') return [rule('.slide[data-scheme=dark]', light)]
  if (variant === 'light') return [rule('.slide[data-scheme=light]', light)]
  if (variant) return [rule('.slide:not(.flow)', light)]
  const base = rule(':where(.slide)', light)
  return light === dark ? [base] : [base, rule(':where(.slide[data-scheme=dark])', dark)]
}

function declarationsOf(name: string): Declarations | undefined {
  if (Object.hasOwn(FIXED, name)) return FIXED[name]
  for (const [pattern, make] of RULES) {
    const match = pattern.exec(name)
    const made = match && make(match)
    if (made) return made
  }
  return undefined
}

function length(value: string, minus = ''): string | undefined {
  if (value === 'full') return '100%'
  if (value === 'auto' || value === 'fit-content') return value
  if (value === 'screen') return '100%'
  if (value === 'px') return `${minus}1px`
  if (/^\d+(\.\d+)?$/.test(value)) return `${minus}${Number(value) * 4}px`
  const fraction = /^(\d+)\/(\d+)$/.exec(value)
  if (fraction) return `${minus}${((100 * Number(fraction[1])) / Number(fraction[2])).toFixed(4)}%`
  const own =
    /^\[(\d+(?:\.\d+)?(?:px|em|rem|%))\]$/.exec(value)?.[1] ??
    /^\d+(?:\.\d+)?(?:px|em|rem|%)$/.exec(value)?.[0]
  return own ? `${minus}${own}` : undefined
}

const sized = (value: string, property: string, minus = '') =>
  both(length(value, minus), (size) => `${property}:${size}`)

function both<T>(value: T | undefined, make: (value: T) => string): string | undefined {
  return value === undefined ? undefined : make(value)
}

function colored(name: string, property: string): Declarations | undefined {
  const pair = utilityColor(name)
  return pair && [`${property}:${pair[0]}`, `${property}:${pair[1]}`]
}
