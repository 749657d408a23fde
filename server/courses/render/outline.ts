import { hiddenLines } from '../parse/lines.ts'
import type { Dialect, RawSlide } from '../parse/raw-slide.ts'
import type { OutlineEntry, RenderContext } from './context.ts'
import { toEnv } from './context.ts'
import { parseHtml, textOf } from './dom.ts'
import { markdownFor } from './markdown.ts'

/**
 * Titles for the table of contents: the front matter's `title`, else the slide's first heading. Slides without
 * either, and those with `hideInToc: true`, are not listed.
 */
export function outlineOf(slides: readonly RawSlide[], dialect: Dialect): OutlineEntry[] {
  return slides.flatMap((slide) => {
    const { title, level, hideInToc } = slide.frontMatter
    if (hideInToc === true) return []
    const heading = firstHeading(slide.body)
    const text = typeof title === 'string' && title.trim() ? title : heading?.text
    if (!text) return []
    const depth = Number(level ?? heading?.level ?? 1)
    return [{ title: plainText(text, dialect), level: Math.min(6, Math.max(1, depth || 1)) }]
  })
}

function firstHeading(body: string): { text: string; level: number } | undefined {
  const lines = body.split('\n')
  const hidden = hiddenLines(lines)
  for (const [index, line] of lines.entries()) {
    const match = hidden[index] ? null : /^ {0,3}(#{1,6})\s+(.+?)\s*#*$/.exec(line)
    if (match) return { text: match[2] ?? '', level: match[1]?.length ?? 1 }
  }
  return undefined
}

/** Markdown of one line → text. */
export function plainText(markdown: string, dialect: Dialect): string {
  const html = markdownFor(dialect).renderInline(markdown.slice(0, 500), toEnv(bareContext(dialect)))
  return textOf(parseHtml(html)).replace(/\s+/g, ' ').trim()
}

function bareContext(dialect: Dialect): RenderContext {
  return {
    dialect,
    number: 1,
    total: 1,
    outline: [],
    toc: { left: 0 },
    snippets: new Map(),
    highlight: (code) => code,
    address: () => undefined,
    hints: { add: () => {}, found: () => [] },
  }
}
