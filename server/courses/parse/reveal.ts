import { blankComment, findComments } from './comments.ts'
import { frontMatterAt } from './front-matter.ts'
import { hiddenLines } from './lines.ts'
import { takeTrailingNotes, trimEnd } from './notes.ts'
import type { FrontMatter, RawSlide } from './raw-slide.ts'

/**
 * Cuts a deck of reveal-md: `---` between slides and `----` between vertical ones, which here simply follow
 * each other; `separator` and `verticalSeparator` of the front matter are kept to where they are plain text.
 */
export function splitReveal(lines: readonly string[], file: string): RawSlide[] {
  const first = lines.findIndex((line) => line.trim())
  const head = first < 0 ? undefined : frontMatterAt(lines, first, file)
  const start = head ? head.end + 1 : 0
  const separators = [
    plainText(head?.data.separator) ?? '---',
    plainText(head?.data.verticalSeparator) ?? '----',
  ]
  const hidden = hiddenLines(lines)
  const slides: RawSlide[] = []
  let from = start
  for (let i = start; i <= lines.length; i++) {
    const isEnd = i === lines.length
    if (!isEnd && (hidden[i] || !separators.includes(lines[i]?.trimEnd() ?? ''))) continue
    const raw = lines.slice(from, i)
    const nothing = !raw.some((line) => line.trim())
    const atEdge = slides.length === 0 || isEnd
    if (!nothing || !atEdge) slides.push(makeSlide(raw, from, file, slides.length === 0 ? head?.data : {}))
    from = i + 1
  }
  const opening = slides[0]
  if (opening && head) opening.problems.push(...head.problems)
  return slides
}

/** The line that a separator's regular expression stands for, if it is nothing but a line. */
function plainText(pattern: unknown): string | undefined {
  if (typeof pattern !== 'string') return undefined
  const text = pattern.replace(/^\^|\$$/g, '').replace(/^(?:\\r\?|\\n|\r|\n)+|(?:\\r\?|\\n|\r|\n)+$/g, '')
  return text && !/[\\^$*+?()[\]{}|]/.test(text) ? text : undefined
}

function makeSlide(raw: string[], from: number, file: string, head: FrontMatter = {}): RawSlide {
  const lead = Math.max(
    0,
    raw.findIndex((line) => line.trim()),
  )
  const { body, notes } = takeNotes(raw.slice(lead))
  const frontMatter = { ...head, ...takeSlideAttributes(body) }
  return {
    file,
    line: from + lead + 1,
    bodyLine: from + lead + 1,
    frontMatter,
    body: trimEnd(body).join('\n'),
    notes,
    snippets: new Map(),
    problems: [],
  }
}

/** Notes begin at a line `Note:` and reach to the end; reveal's own `<aside class="notes">` is read as well. */
function takeNotes(lines: string[]): { body: string[]; notes: string } {
  const hidden = hiddenLines(lines)
  const at = lines.findIndex((line, i) => !hidden[i] && /^notes?:/i.test(line))
  if (at >= 0) {
    const notes = lines
      .slice(at)
      .join('\n')
      .replace(/^notes?:\s*/i, '')
    return { body: lines.slice(0, at), notes: notes.trim() }
  }
  const open = lines.findIndex((line, i) => !hidden[i] && /^\s*<aside class="notes">/.test(line))
  const close = lines.findIndex((line, i) => i >= open && line.includes('</aside>'))
  if (open < 0 || close < 0) {
    // The last comment may speak of the element above it instead.
    return findComments(lines).at(-1)?.text.trimStart().startsWith('.')
      ? { body: lines, notes: '' }
      : takeTrailingNotes(lines)
  }
  const notes = lines
    .slice(open, close + 1)
    .join('\n')
    .replace(/<\/?aside[^>]*>/g, '')
  return { body: lines.map((line, i) => (i >= open && i <= close ? '' : line)), notes: notes.trim() }
}

/** Takes `<!-- .slide: data-background="x" class="y" -->` out of `lines` (in place). */
function takeSlideAttributes(lines: string[]): FrontMatter {
  const found: FrontMatter = {}
  for (const comment of findComments(lines).reverse()) {
    if (!comment.text.trimStart().startsWith('.slide:')) continue
    for (const [, name, value] of comment.text.matchAll(/([\w-]+)="([^"]*)"/g)) {
      if (name === 'class') found.class = value
      if (name === 'data-background' || name === 'data-background-image') found.background = value
      if (name === 'data-background-color') found.backgroundColor = value
    }
    blankComment(lines, comment)
  }
  return found
}
