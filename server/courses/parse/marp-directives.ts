import type { FrontMatter } from './raw-slide.ts'
import { parseYaml } from './yaml.ts'

/** Directives of the whole deck (Marpit: global directives). */
const GLOBAL = [
  'marp',
  'theme',
  'style',
  'headingDivider',
  'size',
  'math',
  'title',
  'author',
  'description',
].concat('keywords', 'url', 'image', 'lang')

/** Directives of a slide and of those after it; with `_` in front, of the one slide only. */
const LOCAL = ['paginate', 'header', 'footer', 'class', 'backgroundColor', 'backgroundImage', 'color'].concat(
  'backgroundPosition',
  'backgroundRepeat',
  'backgroundSize',
  'transition',
)

export interface Directives {
  global: FrontMatter
  local: FrontMatter
  spot: FrontMatter
}

/**
 * Directives in a comment or in front matter. `undefined` where there is not a single known one: then the
 * comment is a note. `#123` unquoted is a colour, though to YAML it begins a comment.
 */
export function readDirectives(text: string): Directives | undefined {
  const loose = text.replace(/^(\s*[\w$]+\s*:\s+)(#\S.*)$/gm, (_, key: string, value: string) => {
    return `${key}${JSON.stringify(value.trim())}`
  })
  return sortDirectives(parseYaml(loose).data)
}

export function sortDirectives(data: FrontMatter): Directives | undefined {
  const found: Directives = { global: {}, local: {}, spot: {} }
  let known = 0
  for (const [key, value] of Object.entries(data)) {
    const name = key.replace(/^[_$]/, '')
    if (GLOBAL.includes(name)) found.global[name] = value
    else if (LOCAL.includes(name)) (key.startsWith('_') ? found.spot : found.local)[name] = value
    else continue
    known++
  }
  return known > 0 ? found : undefined
}
