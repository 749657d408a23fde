import { resolveInCourse } from './course-path.ts'
import { hiddenLines } from './lines.ts'
import type { RawSlide, ReadText, Snippet } from './raw-slide.ts'

interface Import {
  path: string
  region: string | undefined
  info: string
}

/** `<<< @/snippets/x.ts#region lang {1|3}`: path, and if given region, language and options. */
export function parseImport(line: string): Import | undefined {
  if (line.length > 1000 || !/^<<<\s*\S/.test(line)) return undefined
  const rest = line.slice(3).trim()
  const brace = rest.search(/\s*\{/)
  const meta = brace < 0 ? '' : rest.slice(brace).trim()
  const [target = '', ...more] = (brace < 0 ? rest : rest.slice(0, brace)).split(/\s+/)
  // A second word is the language; more than that can only be a path with blanks.
  const words = more.length > 1 ? [[target, ...more].join(' ')] : [target, ...more]
  const [path = '', region] = (words[0] ?? '').split('#', 2)
  if (!path) return undefined
  const language = words[1] ?? /\.([\w+]+)$/.exec(path)?.[1] ?? ''
  return { path, region, info: `${language} ${meta}`.trim() }
}

/** Characters that the snippets of one deck may bring in: a line that is written often must not fill the memory. */
export const SNIPPETS_MAX = 2_000_000

/**
 * Reads what the `<<<` lines of a slide name; what is not there becomes a problem of the slide.
 * @param budget what the deck has left of `SNIPPETS_MAX`; lessened by what is brought in
 */
export async function loadSnippets(
  slide: RawSlide,
  read: ReadText,
  budget: { left: number } = { left: SNIPPETS_MAX },
): Promise<RawSlide> {
  const lines = slide.body.split('\n')
  if (!lines.some((line) => line.startsWith('<<<'))) return slide
  const hidden = hiddenLines(lines)
  const snippets = new Map<number, Snippet>()
  const problems = [...slide.problems]
  for (const [index, line] of lines.entries()) {
    const wanted = hidden[index] ? undefined : parseImport(line)
    if (!wanted) continue
    const report = (message: string) =>
      problems.push({ severity: 'warning', file: slide.file, line: slide.bodyLine + index, message })
    const path = resolveInCourse(slide.file, wanted.path)
    if (!path) {
      report(`The snippet ${wanted.path} lies outside the course folder.`)
      continue
    }
    const text = await read(path)
    if (text === undefined) {
      report(`The snippet ${path} was not found.`)
      continue
    }
    const code = wanted.region === undefined ? text : cutRegion(text, wanted.region)
    if (code === undefined) report(`There is no region "${wanted.region}" in ${path}.`)
    else if (code.length > budget.left) report(`There is no room left for the snippet ${path}.`)
    else {
      budget.left -= code.length
      snippets.set(index, { info: wanted.info, code })
    }
  }
  return { ...slide, snippets, problems }
}

const REGION_MARK =
  /^(?:(?:\/\/|\/\*|<!--|--|::|[;%"'])\s*#?|#(?:pragma\s)?)\s*(end ?)?region\b\s*([\w*-]*)\s*(?:-->|\*\/)?$/i

/** The lines between `#region name` and its `#endregion`, in the comment style of any common language. */
export function cutRegion(text: string, name: string): string | undefined {
  const lines = text.split(/\r?\n/)
  const marks = lines.map((line) => REGION_MARK.exec(line.trim()))
  const start = marks.findIndex((mark) => mark && !mark[1] && mark[2] === name)
  if (start < 0) return undefined
  const end = marks.findIndex(
    (mark, i) => i > start && Boolean(mark?.[1]) && (mark?.[2] === name || mark?.[2] === ''),
  )
  if (end < 0) return undefined
  return dedent(lines.slice(start + 1, end).filter((_, i) => !marks[start + 1 + i]))
}

function dedent(lines: string[]): string {
  const indents = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length)
  const common = indents.length > 0 ? Math.min(...indents) : 0
  return lines.map((line) => line.slice(common)).join('\n')
}
