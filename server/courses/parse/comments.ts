import { commentStart, regionScanner } from './lines.ts'

/** An HTML comment in a slide's body. Lines count from 0; `endColumn` is the column after `-->`. */
export interface Comment {
  line: number
  column: number
  endLine: number
  endColumn: number
  text: string
}

/** All comments of a body that stand neither in a closed code fence nor in inline code, in their order. */
export function findComments(lines: readonly string[]): Comment[] {
  const comments: Comment[] = []
  const regionAt = regionScanner(lines)
  for (let i = 0; i < lines.length; i++) {
    const region = regionAt(i)
    if (region.kind === 'code') {
      i = region.end
      continue
    }
    if (region.kind === 'open-code') continue
    let line = i
    let column = commentStart(lines[i] ?? '', 0)
    while (column >= 0) {
      const comment = readComment(lines, line, column)
      // Without an end here there is none further down either.
      if (!comment) return comments
      comments.push(comment)
      line = comment.endLine
      column = commentStart(lines[line] ?? '', comment.endColumn)
    }
    i = line
  }
  return comments
}

function readComment(lines: readonly string[], line: number, column: number): Comment | undefined {
  const first = lines[line] ?? ''
  const sameLine = first.indexOf('-->', column + 4)
  if (sameLine >= 0) {
    return { line, column, endLine: line, endColumn: sameLine + 3, text: first.slice(column + 4, sameLine) }
  }
  const parts = [first.slice(column + 4)]
  for (let i = line + 1; i < lines.length; i++) {
    const text = lines[i] ?? ''
    const end = text.indexOf('-->')
    if (end >= 0) {
      parts.push(text.slice(0, end))
      return { line, column, endLine: i, endColumn: end + 3, text: parts.join('\n') }
    }
    parts.push(text)
  }
  return undefined
}

/** Replaces a comment by nothing while every other line keeps its number. */
export function blankComment(lines: string[], comment: Comment): void {
  const before = (lines[comment.line] ?? '').slice(0, comment.column)
  const after = (lines[comment.endLine] ?? '').slice(comment.endColumn)
  if (comment.line === comment.endLine) {
    lines[comment.line] = before + after
    return
  }
  lines[comment.line] = before
  for (let i = comment.line + 1; i < comment.endLine; i++) lines[i] = ''
  lines[comment.endLine] = after
}
