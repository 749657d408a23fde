import type { MarkdownIt } from 'markdown-it'

/** `- [ ]` and `- [x]` as ☐ and ☑: a checkbox would be a form control, and nobody could tick it. */
export function taskLists(md: MarkdownIt): void {
  md.core.ruler.before('inline', 'task_lists', (state) => {
    for (const [index, token] of state.tokens.entries()) {
      const inItem = state.tokens[index - 2]?.type === 'list_item_open'
      if (token.type !== 'inline' || !inItem) continue
      token.content = token.content.replace(/^\[([ xX])\]\s+/, (_, mark) => (mark === ' ' ? '☐ ' : '☑ '))
    }
  })
}
