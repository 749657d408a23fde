import type { DeckProblem } from '../../../shared/course/deck.ts'
import { hiddenLines } from './lines.ts'
import { trimEnd } from './notes.ts'
import type { FrontMatter, RawSlide } from './raw-slide.ts'

const PROPERTY = /^(name|class|layout|template|count|exclude|continued|background-[a-z]+)\s*:\s*(.*)$/

/** Times that a slide may be repeated with `--`: each repeats all before it, so that many would never end. */
export const MAX_CONTINUATIONS = 100

interface Piece {
  /** Index of the first line in the file. */
  start: number
  /** Lines of the text; property and note lines are blank, so that lines keep their numbers. */
  lines: string[]
  properties: Record<string, string>
  notes: string
  continues: boolean
  /** How many `--` stand between this and the slide that it repeats. */
  depth: number
  problems: DeckProblem[]
}

/**
 * Cuts a remark deck. As in remark itself a `--` begins a slide of its own, which repeats what stood before it
 * and adds the new part: that is what its numbers count. `layout: true`, `template:` and `exclude:` are
 * followed.
 */
export function splitRemark(lines: readonly string[], file: string): RawSlide[] {
  const slides: RawSlide[] = []
  const named = new Map<string, Piece>()
  let layout: Piece | undefined
  let previous: Piece | undefined
  for (const cut of cutPieces(lines)) {
    const piece = cut.continues && previous ? join(previous, cut, lines.length, file) : cut
    const { properties } = piece
    if (!piece.continues && properties.layout === 'false') layout = undefined
    const base = properties.template ? named.get(properties.template) : layout
    if (properties.name) named.set(properties.name, piece)
    previous = piece
    if (properties.layout === 'true') {
      layout = piece
      continue
    }
    if (properties.exclude === 'true') continue
    slides.push(toSlide(piece, base, file))
  }
  return slides
}

function cutPieces(lines: readonly string[]): Piece[] {
  const hidden = hiddenLines(lines)
  const pieces: Piece[] = []
  let start = 0
  let continues = false
  for (let i = 0; i <= lines.length; i++) {
    const line = lines[i]?.trimEnd() ?? '---'
    if (hidden[i] || (line !== '---' && line !== '--')) continue
    const piece = readPiece(lines.slice(start, i), hidden.slice(start, i), start, continues)
    const empty = !piece.notes && piece.lines.every((text) => !text.trim())
    const atEdge = i === lines.length || pieces.length === 0
    if (!empty || !atEdge || Object.keys(piece.properties).length > 0) pieces.push(piece)
    start = i + 1
    continues = line === '--'
  }
  return pieces
}

function readPiece(raw: string[], hidden: boolean[], start: number, continues: boolean): Piece {
  const lines = [...raw]
  const properties: Record<string, string> = {}
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (!line.trim()) continue
    const match = PROPERTY.exec(line)
    if (!match?.[1]) break
    properties[match[1]] = match[2]?.trim() ?? ''
    lines[i] = ''
  }
  const at = lines.findIndex((line, i) => !hidden[i] && line.trimEnd() === '???')
  const notes =
    at < 0
      ? ''
      : lines
          .slice(at + 1)
          .join('\n')
          .trim()
  if (at >= 0) for (let i = at; i < lines.length; i++) lines[i] = ''
  return { start, lines, properties, notes, continues, depth: 0, problems: [] }
}

/** A continued slide: the text before it, a blank line in place of the `--`, and its own text. */
function join(before: Piece, piece: Piece, limit: number, file: string): Piece {
  const properties = { ...before.properties, name: '', ...piece.properties }
  if (before.depth >= MAX_CONTINUATIONS) {
    const message = `A slide has more than ${MAX_CONTINUATIONS} parts with "--": it begins anew here.`
    return { ...piece, properties, problems: [{ severity: 'error', file, line: piece.start + 1, message }] }
  }
  const gap = Math.max(0, Math.min(limit, piece.start) - before.start - before.lines.length)
  return {
    start: before.start,
    lines: [...before.lines, ...new Array<string>(gap).fill(''), ...piece.lines],
    properties,
    notes: piece.notes || before.notes,
    continues: true,
    depth: before.depth + 1,
    problems: [],
  }
}

function toSlide(piece: Piece, base: Piece | undefined, file: string): RawSlide {
  const own = trimEnd(piece.lines)
  const lead = Math.max(
    0,
    own.findIndex((line) => line.trim()),
  )
  const text = own.slice(lead).join('\n')
  const frame = base ? trimEnd(base.lines).join('\n').trim() : ''
  const [before = '', after = ''] = frame.includes('{{content}}')
    ? frame.split('{{content}}', 2)
    : [frame && `${frame}\n\n`]
  return {
    file,
    line: piece.start + 1,
    bodyLine: piece.start + lead + 2 - before.split('\n').length,
    frontMatter: toFrontMatter({ ...base?.properties, ...piece.properties }, base?.properties.class),
    body: before + text + after,
    notes: piece.notes,
    snippets: new Map(),
    problems: piece.problems,
  }
}

function toFrontMatter(properties: Record<string, string>, inherited: string | undefined): FrontMatter {
  const classes = [inherited ?? '', properties.class ?? ''].join(',').split(/[\s,]+/)
  const unique = [...new Set(classes)].filter(Boolean)
  const image = /url\(\s*["']?([^"')]+)["']?\s*\)/.exec(properties['background-image'] ?? '')?.[1]
  const centred = unique.includes('middle') && unique.includes('center')
  return {
    ...(unique.length > 0 ? { class: unique.join(' ') } : {}),
    ...(centred ? { layout: 'center' } : {}),
    ...(image ? { background: image } : {}),
    ...(properties['background-color'] ? { backgroundColor: properties['background-color'] } : {}),
  }
}
