import type { DeckProblem } from '../../../shared/course/deck.ts'
import type { FrontMatter } from './raw-slide.ts'
import { parseYaml } from './yaml.ts'

export interface FrontMatterBlock {
  /** Index of the closing `---`. */
  end: number
  data: FrontMatter
  problems: DeckProblem[]
}

/**
 * Front matter that opens with the `---` at `index`, by the rule of Slidev's parser: the next line is not
 * blank, and the block reaches to the next line that is exactly `---`. Slidev would swallow any text between
 * two separators; here it has to be a YAML mapping (or one with a mistake in it), so that a slide whose text
 * stands directly below its separator is not lost.
 */
export function frontMatterAt(
  lines: readonly string[],
  index: number,
  file: string,
): FrontMatterBlock | undefined {
  if (lines[index]?.trimEnd() !== '---' || !lines[index + 1]?.trim()) return undefined
  let end = index + 1
  while (end < lines.length && lines[end]?.trimEnd() !== '---') end++
  if (end === lines.length) return undefined
  const text = lines.slice(index + 1, end).join('\n')
  const yaml = parseYaml(text)
  const broken = yaml.problems.length > 0 && looksLikeYaml(text)
  if (yaml.kind !== 'map' && !broken) return undefined
  return { end, data: yaml.data, problems: yaml.problems.map(toProblem(file, index + 2)) }
}

export function toProblem(file: string, firstLine: number) {
  return (problem: { line: number; message: string }): DeckProblem => ({
    severity: 'error',
    file,
    line: firstLine + problem.line,
    message: `The front matter is not valid YAML: ${problem.message}`,
  })
}

function looksLikeYaml(text: string): boolean {
  const first = text.split('\n').find((line) => line.trim() && !line.trimStart().startsWith('#'))
  return first !== undefined && /^["']?[A-Za-z_][\w .-]*["']?\s*:(\s|$)/.test(first)
}

/** Keys by which the other form of Slidev's front matter, a leading ```yaml block, is told from sample code. */
const SLIDE_KEYS = ['layout', 'class', 'background', 'image', 'transition', 'clicks', 'hide', 'src', 'level']

/** Slidev's block front matter: a slide that begins with a ```yaml fence. `index` is the slide's first line. */
export function blockFrontMatter(
  body: readonly string[],
  file: string,
  firstLine: number,
): FrontMatterBlock | undefined {
  const start = body.findIndex((line) => line.trim())
  if (start < 0 || !/^```ya?ml\s*$/.test(body[start] ?? '')) return undefined
  const end = body.findIndex((line, i) => i > start && line.trimEnd() === '```')
  if (end < 0) return undefined
  const yaml = parseYaml(body.slice(start + 1, end).join('\n'))
  if (yaml.kind !== 'map' || !SLIDE_KEYS.some((key) => key in yaml.data)) return undefined
  return { end, data: yaml.data, problems: yaml.problems.map(toProblem(file, firstLine + start + 1)) }
}
