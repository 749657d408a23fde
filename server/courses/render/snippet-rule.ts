import type { MarkdownIt } from 'markdown-it'
import { fromEnv } from './context.ts'

/** Puts the code that a `<<<` line imports where the line stands; a file that was not found leaves nothing. */
export function snippetLines(md: MarkdownIt): void {
  md.block.ruler.before(
    'fence',
    'snippet',
    (state, startLine, _endLine, silent) => {
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
      if ((state.tShift[startLine] ?? 0) > 0 || !/^<<<\s*\S/.test(state.src.slice(start, start + 200)))
        return false
      if (silent) return true
      const snippet = fromEnv(state.env).snippets.get(startLine)
      state.line = startLine + 1
      if (!snippet) return true
      const token = state.push('fence', 'code', 0)
      token.info = snippet.info
      token.content = `${snippet.code.replace(/\n+$/, '')}\n`
      token.map = [startLine, startLine + 1]
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )
}
