/** Lines of a text file, without byte order mark and with any kind of line end. */
export function toLines(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
}

interface Fence {
  char: string
  length: number
}

function fenceOpening(line: string): Fence | undefined {
  const match = /^\s*(`{3,}|~{3,})(.*)$/.exec(line)
  const marker = match?.[1]
  if (!marker) return undefined
  // An info string with a backtick makes it inline code (CommonMark 0.31, 4.5).
  if (marker.startsWith('`') && match[2]?.includes('`')) return undefined
  return { char: marker.charAt(0), length: marker.length }
}

function closes(line: string, fence: Fence): boolean {
  const text = line.trim()
  return text.length >= fence.length && text === fence.char.repeat(text.length)
}

/** What stands at a line: `code` and `comment` reach to `end` (a line index, inclusive). */
export type Region =
  | { kind: 'text'; end: number }
  | { kind: 'code'; end: number }
  | { kind: 'open-code'; end: number }
  | { kind: 'comment'; end: number }

/**
 * Walks over lines and tells code fences and HTML comments from text, so that a separator inside them is not
 * taken for one. A fence that is never closed is reported as `open-code` with the end at the same line: the
 * deck goes on below it. Each search to the end of the file is made once, so the walk stays linear.
 */
export function regionScanner(lines: readonly string[]): (index: number) => Region {
  const unclosed = new Map<string, number>()
  let noCommentEndFrom = Number.POSITIVE_INFINITY
  /** Lines of a paragraph in which a search for the end of a comment has found none. */
  let noEndInText = { from: 0, until: 0 }

  const fenceEnd = (index: number, fence: Fence): number | undefined => {
    if (fence.length >= (unclosed.get(fence.char) ?? Number.POSITIVE_INFINITY)) return undefined
    for (let i = index + 1; i < lines.length; i++) if (closes(lines[i] ?? '', fence)) return i
    unclosed.set(fence.char, fence.length)
    return undefined
  }

  return (index) => {
    const line = lines[index] ?? ''
    const fence = fenceOpening(line)
    if (fence) {
      const end = fenceEnd(index, fence)
      return end === undefined ? { kind: 'open-code', end: index } : { kind: 'code', end }
    }
    let at = index
    let column = commentStart(line, 0)
    while (column >= 0) {
      if (at >= noCommentEndFrom) break
      const inText = Boolean((lines[at] ?? '').slice(0, column).trim())
      if (inText && at >= noEndInText.from && at < noEndInText.until) break
      const found = commentEnd(lines, at, column, inText)
      if (found.none !== undefined) {
        if (inText) noEndInText = { from: at, until: found.none }
        else noCommentEndFrom = at
        break
      }
      at = found.line
      column = commentStart(lines[at] ?? '', found.column)
    }
    return at > index ? { kind: 'comment', end: at } : { kind: 'text', end: index }
  }
}

/** For each line, whether it is hidden inside a fence or a comment (their first lines included for fences). */
export function hiddenLines(lines: readonly string[]): boolean[] {
  const hidden = new Array<boolean>(lines.length).fill(false)
  const regionAt = regionScanner(lines)
  for (let i = 0; i < lines.length; i++) {
    const region = regionAt(i)
    const first = region.kind === 'code' ? i : i + 1
    for (let j = first; j <= region.end; j++) hidden[j] = true
    i = region.end
  }
  return hidden
}

/** Column of the next `<!--` that does not stand in inline code, or -1. */
export function commentStart(line: string, from: number): number {
  const unclosed = new Set<number>()
  let column = from
  while (column < line.length) {
    const char = line.charAt(column)
    if (char === '`') {
      const run = /^`+/.exec(line.slice(column))?.[0] ?? '`'
      const close = unclosed.has(run.length) ? -1 : closingRun(line, column + run.length, run.length)
      if (close < 0) unclosed.add(run.length)
      column = close < 0 ? column + run.length : close
    } else if (char === '<' && line.startsWith('<!--', column)) {
      return column
    } else column++
  }
  return -1
}

function closingRun(line: string, from: number, length: number): number {
  const runs = /`+/g
  runs.lastIndex = from
  for (let match = runs.exec(line); match; match = runs.exec(line)) {
    if (match[0].length === length) return match.index + length
  }
  return -1
}

/**
 * Where a comment ends, or the first line that the search for its end did not look at. In the middle of a
 * paragraph (`inText`) a comment cannot reach past a blank line; at its own line it can.
 */
function commentEnd(
  lines: readonly string[],
  line: number,
  column: number,
  inText: boolean,
): { line: number; column: number; none?: never } | { none: number } {
  for (let i = line; i < lines.length; i++) {
    if (inText && !lines[i]?.trim()) return { none: i }
    const end = (lines[i] ?? '').indexOf('-->', i === line ? column + 4 : 0)
    if (end >= 0) return { line: i, column: end + 3 }
  }
  return { none: lines.length }
}
