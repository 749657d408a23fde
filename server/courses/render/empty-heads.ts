import type { MarkdownIt } from 'markdown-it'

/**
 * A cell in the head of a table that says nothing is no header: screen readers would announce an empty one for each cell
 * below it (HTML, §4.9.10: the corner of a table is a `td`).
 */
export function emptyHeads(md: MarkdownIt): void {
  md.core.ruler.push('empty_heads', (state) => {
    for (const [at, open] of state.tokens.entries()) {
      if (open.type !== 'th_open') continue
      const [content, close] = [state.tokens[at + 1], state.tokens[at + 2]]
      if (content?.type !== 'inline' || content.content.trim() !== '' || close?.type !== 'th_close') continue
      open.tag = 'td'
      close.tag = 'td'
    }
  })
}
