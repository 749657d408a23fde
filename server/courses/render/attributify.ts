/**
 * UnoCSS's attributes in place of classes: `grid="~ cols-2 gap-4"`, `m="t-4"`, and names alone such as `mt-4`.
 * Only the groups and names that have a utility class are known; others were meant for a theme.
 */
const GROUPS: ReadonlySet<string> = new Set(
  'grid flex m p text font bg border gap w h rounded op opacity items justify leading shadow inset overflow object z'.split(
    ' ',
  ),
)

const UTILITY = new RegExp(
  '^-?(?:' +
    '[mp][trblxy]?-|(?:text|font|bg|border|rounded|w|h|min|max|grid|flex|gap|items|justify|self|leading|tracking|' +
    'shadow|z|top|left|right|bottom|inset|col|row|space|order|object|overflow|opacity|op|place|list|align|' +
    'scale|rotate|translate)-|op\\d|' +
    '(?:absolute|relative|block|inline|inline-block|italic|underline|truncate|uppercase|flex|grid|rounded|border|' +
    'shadow|hidden)$)',
)

/** Class names that an attribute stands for; `undefined` where it is an attribute like any other. */
export function classesFromAttribute(name: string, value: string): string[] | undefined {
  if (value === '') return UTILITY.test(name) ? [name] : undefined
  // `border="1"` is an attribute of tables, and a number alone is no part of a class name here.
  if (!GROUPS.has(name) || /^\d+$/.test(value)) return undefined
  return value
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => join(name, part))
}

function join(group: string, part: string): string {
  if (part === '~') return group
  // UnoCSS has `grid-gap-4` as another name for `gap-4`.
  if ((group === 'grid' || group === 'flex') && /^(?:gap|items|justify|place)-/.test(part)) return part
  const negative = part.startsWith('-') ? '-' : ''
  const rest = part.slice(negative.length)
  // `m="t-4"` is `mt-4`, `m="4"` is `m-4`.
  const glue = (group === 'm' || group === 'p') && /^[trblxy]-/.test(rest) ? '' : '-'
  return `${negative}${group}${glue}${rest}`
}
