import type { DeckProblem } from '../../../shared/course/deck.ts'
import { hiddenLines } from '../parse/lines.ts'
import type { Dialect, RawSlide, Snippet } from '../parse/raw-slide.ts'

/** One entry of the table of contents. */
export interface OutlineEntry {
  title: string
  /** Depth of the slide's first heading, 1 to 6, or the front matter's `level`. */
  level: number
}

/** What an address in a slide becomes: an `asset:` or outside address, or nothing if it may not stand there. */
export type AddressKind = 'image' | 'media' | 'link'
export type ResolveAddress = (kind: AddressKind, value: string) => string | undefined

/** Everything that the rendering of one slide may ask for. */
export interface RenderContext {
  dialect: Dialect
  /** Number of the slide in its deck, from 1, and how many there are. */
  number: number
  total: number
  outline: readonly OutlineEntry[]
  /** Entries that tables of contents may still have in this deck; lessened by each of them. */
  toc: { left: number }
  snippets: ReadonlyMap<number, Snippet>
  highlight: (code: string, language: string) => string
  address: ResolveAddress
  hints: Hints
}

/** Collects what the author should know, once for each kind and slide, so that one habit is not fifty lines. */
export interface Hints {
  /** `near` is searched in the slide's text to find the line; without it the slide's first line is named. */
  add: (kind: string, message: string, near?: string) => void
  found: () => DeckProblem[]
}

/** Hints of one slide; a line is searched for each of them. */
const MAX_HINTS = 100

export function collectHints(slide: Pick<RawSlide, 'file' | 'line' | 'bodyLine' | 'body'>): Hints {
  const found = new Map<string, DeckProblem>()
  return {
    add: (kind, message, near) => {
      if (found.has(kind) || found.size >= MAX_HINTS) return
      found.set(kind, { severity: 'warning', file: slide.file, line: lineOf(slide, near), message })
    },
    found: () => [...found.values()].sort((a, b) => a.line - b.line),
  }
}

/** The first line with the text, preferably outside code, where it would be an example only. */
function lineOf(slide: Pick<RawSlide, 'line' | 'bodyLine' | 'body'>, near: string | undefined): number {
  if (!near) return slide.line
  const lines = slide.body.split('\n')
  const hidden = hiddenLines(lines)
  const first = near.split('\n', 1)[0] ?? near
  const inText = lines.findIndex((line, i) => !hidden[i] && line.includes(first))
  const at = inText < 0 ? lines.findIndex((line) => line.includes(first)) : inText
  return at < 0 ? slide.line : Math.max(1, slide.bodyLine + at)
}

/** markdown-it hands an open `env` through its rules; the context travels under this one key. */
const KEY = 'lectern'

export function toEnv(context: RenderContext): Record<string, unknown> {
  return { [KEY]: context }
}

export function fromEnv(env: Record<string | symbol, unknown> | undefined): RenderContext {
  const context = env?.[KEY]
  if (!context) throw new Error('Markdown was rendered without a context')
  return context as RenderContext
}
