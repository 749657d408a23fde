import { blankComment, findComments } from './comments.ts'

/**
 * Slidev's rule for notes: the last comment, and only if nothing follows it. A comment further up is a remark
 * to the author and is shown to nobody.
 */
export function takeTrailingNotes(body: readonly string[]): { body: string[]; notes: string } {
  const lines = [...body]
  const last = findComments(lines).at(-1)
  if (!last || !isBlankAfter(lines, last.endLine, last.endColumn)) return { body: trimEnd(lines), notes: '' }
  blankComment(lines, last)
  return { body: trimEnd(lines), notes: last.text.trim() }
}

function isBlankAfter(lines: readonly string[], line: number, column: number): boolean {
  if ((lines[line] ?? '').slice(column).trim()) return false
  return lines.slice(line + 1).every((text) => !text.trim())
}

export function trimEnd(lines: string[]): string[] {
  let end = lines.length
  while (end > 0 && !lines[end - 1]?.trim()) end--
  return lines.slice(0, end)
}
