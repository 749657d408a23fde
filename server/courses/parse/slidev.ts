import { blockFrontMatter, frontMatterAt } from './front-matter.ts'
import { regionScanner } from './lines.ts'
import { takeTrailingNotes } from './notes.ts'
import type { FrontMatter, RawSlide } from './raw-slide.ts'

/**
 * Cuts a file into slides as Slidev's core parser does: a line of three or more dashes separates, unless it
 * stands in a fence or a comment, and a `---` directly followed by YAML opens the front matter of the next
 * slide. A last slide without any content is left out.
 */
export function splitSlidev(lines: readonly string[], file: string): RawSlide[] {
  const slides: RawSlide[] = []
  const regionAt = regionScanner(lines)
  let start = 0
  let open: ReturnType<typeof frontMatterAt>

  const close = (end: number) => {
    if (open || end > start) slides.push(makeSlide(lines, { start, end, file, open }))
  }

  for (let i = firstLineWithText(lines); i < lines.length; i++) {
    if (!/^-{3,}\s*$/.test(lines[i] ?? '')) {
      i = regionAt(i).end
      continue
    }
    if (slides.length > 0 || open || lines.slice(start, i).some((line) => line.trim())) close(i)
    open = frontMatterAt(lines, i, file)
    start = open ? i : i + 1
    if (open) i = open.end
  }
  if (open || lines.slice(start).some((line) => line.trim())) close(lines.length)
  return slides
}

function firstLineWithText(lines: readonly string[]): number {
  return Math.max(
    0,
    lines.findIndex((line) => line.trim()),
  )
}

interface Span {
  start: number
  end: number
  file: string
  open: ReturnType<typeof frontMatterAt>
}

function makeSlide(lines: readonly string[], { start, end, file, open }: Span): RawSlide {
  let bodyStart = open ? open.end + 1 : start
  let frontMatter: FrontMatter = open?.data ?? {}
  let problems = open?.problems ?? []
  if (!open) {
    const block = blockFrontMatter(lines.slice(bodyStart, end), file, bodyStart + 1)
    if (block) {
      bodyStart += block.end + 1
      frontMatter = block.data
      problems = block.problems
    }
  }
  while (bodyStart < end && !lines[bodyStart]?.trim()) bodyStart++
  const { body, notes } = takeTrailingNotes(lines.slice(bodyStart, end))
  return {
    file,
    line: (open ? start : Math.min(bodyStart, lines.length - 1)) + 1,
    bodyLine: bodyStart + 1,
    frontMatter,
    body: body.join('\n'),
    notes,
    snippets: new Map(),
    problems,
  }
}
