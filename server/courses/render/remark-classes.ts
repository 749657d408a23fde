import { hiddenLines } from '../parse/lines.ts'

/** remark's own names for placing text, in the names of the utility classes. */
const PLACES = new Map([
  ['left', 'block text-left'],
  ['center', 'block text-center'],
  ['right', 'block text-right'],
])

const OPENING = /\.([A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*)\[/y

/**
 * remark's `.class[text]`, nested or over several lines, as elements; code is left alone. Lines keep their
 * numbers.
 */
export function expandRemarkClasses(body: string): string {
  const lines = body.split('\n')
  const hidden = hiddenLines(lines)
  const out: string[] = []
  const open: ('class' | 'bracket' | 'block')[] = []
  for (const [index, line] of lines.entries()) {
    out.push(hidden[index] ? line : expandLine(line, open))
  }
  // Without its closing bracket the text was no class after all.
  return open.includes('class') || open.includes('block') ? body : out.join('\n')
}

function expandLine(line: string, open: ('class' | 'bracket' | 'block')[]): string {
  const first = line.search(/\S/)
  let out = ''
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i)
    if (char === '`') {
      const code = /^(`+)(?:(?!\1)[\s\S])*?\1(?!`)/.exec(line.slice(i))?.[0] ?? char
      out += code
      i += code.length - 1
      continue
    }
    if (char === '\\') {
      out += line.slice(i, i + 2)
      i++
      continue
    }
    OPENING.lastIndex = i
    const opening = char === '.' ? OPENING.exec(line) : null
    if (opening?.[1]) {
      const block = i === first && !line.slice(i + opening[0].length).trim()
      open.push(block ? 'block' : 'class')
      out += `<${block ? 'remark-block' : 'span'} class="${classesOf(opening[1])}">`
      i += opening[0].length - 1
    } else if (char === '[' && open.length > 0) {
      open.push('bracket')
      out += char
    } else if (char === ']' && open.length > 0) {
      const kind = open.pop()
      out += kind === 'block' ? '</remark-block>' : kind === 'class' ? '</span>' : char
    } else out += char
  }
  return out
}

const classesOf = (names: string) =>
  names
    .split('.')
    .map((name) => PLACES.get(name) ?? name)
    .join(' ')
