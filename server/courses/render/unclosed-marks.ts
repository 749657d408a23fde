import type { MarkdownIt, StateInline } from 'markdown-it'

/** Where markup of HTML other than tags begins and ends (CommonMark 0.31, 6.6), the longer beginnings first. */
const MARKS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['<?', '?>'],
] as const

/** Last place of each end in a text: looked up once, where a search from each beginning would take its square. */
const lastEnds = new WeakMap<StateInline, number[]>()

/** Takes the `<` of a comment that is never closed for text, without a search to the end of the text. */
export function unclosedMarks(md: MarkdownIt): void {
  md.inline.ruler.before('vue_tag', 'unclosed_mark', (state, silent) => {
    const { src, pos } = state
    if (src.charAt(pos) !== '<') return false
    const kind = MARKS.findIndex(([begin]) => src.startsWith(begin, pos))
    if (kind < 0) return false
    const ends = lastEnds.get(state) ?? MARKS.map(([, end]) => src.lastIndexOf(end))
    lastEnds.set(state, ends)
    if ((ends[kind] ?? -1) > pos) return false
    if (!silent) state.pending += '<'
    state.pos++
    return true
  })
}
