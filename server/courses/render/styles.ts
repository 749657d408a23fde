/**
 * The inline styles that an author may use. A declaration passes if its property is listed and its whole value
 * fits; nothing here can load an address, leave the slide (`position: fixed`) or hide behind an escape.
 */
const NUMBER = String.raw`-?\d*\.?\d+`
const LENGTH = String.raw`(?:${NUMBER}(?:px|em|rem|%|vh|vw|pt|ch|ex|cm|mm|in|fr|deg)?|auto|min-content|max-content|fit-content|calc\([\w\s.+*/%-]+\))`
const COLOR = String.raw`(?:#[0-9a-f]{3,8}|[a-z]{3,30}|(?:rgb|rgba|hsl|hsla|oklch)\([\d\s.,%/a-z-]+\))`
const WORD = '[a-z-]{1,30}'

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`, 'i')
const length = whole(LENGTH)
const lengths = whole(`${LENGTH}(?:\\s+${LENGTH}){0,3}`)
const color = whole(COLOR)
const word = whole(WORD)
const number = whole(NUMBER)
const tracks = whole(String.raw`(?:[\w\s.%-]|(?:repeat|minmax|fit-content)\([\w\s.,%-]+\)){1,200}`)
const border = whole(String.raw`(?:${LENGTH}|${WORD}|${COLOR})(?:\s+(?:${LENGTH}|${WORD}|${COLOR})){0,2}`)
const transform = whole(
  String.raw`(?:(?:rotate|scale|scaleX|scaleY|translate|translateX|translateY|skew|skewX|skewY)\([\d\s.,%a-z-]+\)\s*){1,6}`,
)

const sides = (name: string) => ['', '-top', '-right', '-bottom', '-left'].map((side) => name + side)

const RULES = new Map<string, RegExp>([
  ...[
    'color',
    'background-color',
    'background',
    'border-color',
    'fill',
    'stroke',
    'text-decoration-color',
  ].map((name) => [name, color] as const),
  ...['width', 'height', 'min-width', 'min-height', 'max-width', 'max-height', 'font-size', 'line-height']
    .concat('letter-spacing', 'top', 'right', 'bottom', 'left', 'text-indent', 'flex-basis', 'column-gap')
    .concat('row-gap', 'border-width', 'stroke-width')
    .map((name) => [name, length] as const),
  ...[...sides('margin'), ...sides('padding'), 'gap', 'inset', 'border-radius', 'border-spacing'].map(
    (name) => [name, lengths] as const,
  ),
  ...['font-style', 'text-align', 'text-transform', 'display', 'flex-direction', 'flex-wrap', 'align-items']
    .concat(
      'align-self',
      'align-content',
      'justify-content',
      'justify-items',
      'justify-self',
      'float',
      'clear',
    )
    .concat(
      'white-space',
      'overflow',
      'overflow-x',
      'overflow-y',
      'object-fit',
      'vertical-align',
      'word-break',
    )
    .concat('list-style', 'list-style-type', 'border-style', 'border-collapse', 'table-layout', 'visibility')
    .concat('text-decoration', 'overflow-wrap', 'place-items', 'place-content', 'writing-mode')
    .map((name) => [name, word] as const),
  ...['opacity', 'order', 'flex-grow', 'flex-shrink', 'columns', 'column-count', 'zoom'].map(
    (name) => [name, number] as const,
  ),
  ...['grid-template-columns', 'grid-template-rows', 'flex', 'grid-auto-rows', 'grid-auto-columns'].map(
    (name) => [name, tracks] as const,
  ),
  ...['grid-column', 'grid-row'].map((name) => [name, whole(String.raw`[\w\s/-]{1,40}`)] as const),
  ...sides('border').map((name) => [name, border] as const),
  ['font-weight', whole(`${NUMBER}|${WORD}`)],
  ['font-family', whole(String.raw`[\w\s,-]{1,100}`)],
  ['position', whole('static|relative|absolute')],
  ['z-index', whole(String.raw`-?\d{1,2}`)],
  ['transform', transform],
  ['aspect-ratio', whole(String.raw`[\d\s./]{1,20}|auto`)],
])

const SHIKI = /^--shiki-(?:light|dark)(?:-(bg|font-style|font-weight|text-decoration))?$/

/** An inline style reduced to the declarations that may stand; '' where none may. */
export function safeStyle(style: string): string {
  if (/[\\<>{}@]|\/\*/.test(style)) return ''
  const kept: string[] = []
  for (const declaration of style.slice(0, 2000).split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const property = declaration.slice(0, colon).trim().toLowerCase()
    const value = declaration
      .slice(colon + 1)
      .replace(/!important\s*$/i, '')
      .trim()
    if (isAllowed(property, value)) kept.push(`${property}:${value}`)
  }
  return kept.join(';')
}

function isAllowed(property: string, value: string): boolean {
  if (value.length > 200) return false
  const variable = SHIKI.exec(property)
  if (variable) return (variable[1] && variable[1] !== 'bg' ? word : color).test(value)
  return RULES.get(property)?.test(value) ?? false
}

/** A CSS colour as a front matter may name it, or nothing. */
export function safeColor(value: string | undefined): string | undefined {
  const trimmed = value?.trim() ?? ''
  return trimmed.length < 100 && color.test(trimmed) ? trimmed : undefined
}
