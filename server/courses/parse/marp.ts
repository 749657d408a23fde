import MarkdownIt from 'markdown-it'
import { blankComment, findComments } from './comments.ts'
import { frontMatterAt } from './front-matter.ts'
import { type Directives, readDirectives, sortDirectives } from './marp-directives.ts'
import { trimEnd } from './notes.ts'
import type { FrontMatter, RawSlide } from './raw-slide.ts'

const blocks = new MarkdownIt({ html: true })

/**
 * Cuts a Marp deck. A slide ends at any horizontal rule of CommonMark at the top level (a `---` below a line
 * of text is a heading there, unlike in Slidev) and before the headings that `headingDivider` names. Comments
 * are directives if they name one, and notes otherwise. Local directives are inherited by the slides below.
 */
export function splitMarp(lines: readonly string[], file: string): RawSlide[] {
  const first = lines.findIndex((line) => line.trim())
  const head = first < 0 ? undefined : frontMatterAt(lines, first, file)
  const start = head ? head.end + 1 : 0
  const fromHead = sortDirectives(head?.data ?? {})
  let global: FrontMatter = { ...head?.data, ...fromHead?.global }
  let local: FrontMatter = { ...fromHead?.local }
  let spot: FrontMatter = { ...fromHead?.spot }

  const bodyLines = lines.slice(start)
  const divider = global.headingDivider ?? dividerInComments(bodyLines)
  return cut(bodyLines, divider).map((span, index) => {
    const body = bodyLines.slice(span.start, span.end)
    const { notes, directives } = takeComments(body)
    for (const found of directives) {
      global = { ...global, ...found.global }
      local = { ...local, ...found.local }
      spot = { ...spot, ...found.spot }
    }
    const frontMatter = { ...(index === 0 ? global : {}), ...local, ...spot }
    spot = {}
    const blank = body.findIndex((line) => line.trim())
    const lead = blank < 0 ? 0 : blank
    return {
      file,
      line: index === 0 && head ? first + 1 : start + span.start + lead + 1,
      bodyLine: start + span.start + lead + 1,
      frontMatter,
      body: trimEnd(body.slice(lead)).join('\n'),
      notes,
      snippets: new Map(),
      problems: index === 0 ? (head?.problems ?? []) : [],
    }
  })
}

interface Span {
  start: number
  end: number
}

function cut(lines: readonly string[], divider: unknown): Span[] {
  const splitsAt = headingLevels(divider)
  const spans: Span[] = []
  let start = 0
  let rulers = 0
  for (const token of blocks.parse(lines.join('\n'), {})) {
    if (token.level !== 0 || !token.map) continue
    const [line, next] = token.map
    if (token.type === 'hr') {
      spans.push({ start, end: line })
      start = next
      rulers++
    } else if (token.type === 'heading_open' && splitsAt.has(token.tag)) {
      // A heading with nothing but comments before it begins the slide that is already open.
      const before = lines.slice(start, line).join('\n')
      if (!before.replace(/<!--[\s\S]*?-->/g, '').trim()) continue
      spans.push({ start, end: line })
      start = line
    }
  }
  spans.push({ start, end: lines.length })
  // Only the trailing piece may be missing its slide: a ruler at the very end opens nothing worth showing.
  const last = spans.at(-1)
  if (rulers > 0 && last && !lines.slice(last.start, last.end).some((text) => text.trim())) spans.pop()
  return spans
}

function headingLevels(divider: unknown): ReadonlySet<string> {
  const listed = Array.isArray(divider) ? divider.map(Number) : undefined
  const levels = [1, 2, 3, 4, 5, 6].filter((level) =>
    listed ? listed.includes(level) : level <= Number(divider),
  )
  return new Set(levels.map((level) => `h${level}`))
}

function dividerInComments(lines: readonly string[]): unknown {
  for (const comment of findComments(lines)) {
    const value = readDirectives(comment.text)?.global.headingDivider
    if (value !== undefined) return value
  }
  return undefined
}

/** Takes directives and notes out of `lines` (in place); `<!-- fit -->` stays for the renderer. */
function takeComments(lines: string[]): { notes: string; directives: Directives[] } {
  const notes: string[] = []
  const directives: Directives[] = []
  for (const comment of findComments(lines).reverse()) {
    const text = comment.text.trim()
    if (text === 'fit') continue
    const found = readDirectives(text)
    if (found) directives.unshift(found)
    else if (text) notes.unshift(text)
    blankComment(lines, comment)
  }
  return { notes: notes.join('\n\n'), directives }
}
