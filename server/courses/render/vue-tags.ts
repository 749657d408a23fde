import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it'

/** A tag as Vue writes them: `<carbon:arrow-right/>`, `@click="x"`, `v-click.fade`, attributes over lines. */
const NAME = String.raw`[A-Za-z][\w.-]*(?::[A-Za-z][\w.-]*)*`
const VALUE = String.raw`(?:"[^"]*"|'[^']*'|[^\s"'=<>${'`'}]+)`
const ATTRIBUTE = String.raw`\s+[^\s"'<>/=]+(?:\s*=\s*${VALUE})?`
const TAG = String.raw`<(?:/${NAME}\s*|${NAME}(?:${ATTRIBUTE})*\s*/?)>`

const AT_START = new RegExp(`^${TAG}`)
const ONLY_TAGS = new RegExp(String.raw`^(?:${TAG}\s*)+$`)
/** A component rather than an element of HTML: capital first letter, or a dash or colon in the name. */
const COMPONENT = /^<\/?(?:[A-Z]|[a-z][a-z0-9]*[-:])/

const MAX_TAG = 4000
const MAX_LINES = 50

/**
 * Lets the tags of Vue components through as HTML. A line of nothing but tags that begins with a component
 * stands for itself, so that the Markdown below it is read even without a blank line between.
 */
export function vueTags(md: MarkdownIt): void {
  md.inline.ruler.before('autolink', 'vue_tag', inlineTag)
  md.block.ruler.before('html_block', 'vue_block', blockTag, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
}

function inlineTag(state: StateInline, silent: boolean): boolean {
  if (state.src.charAt(state.pos) !== '<') return false
  const match = AT_START.exec(state.src.slice(state.pos, Math.min(state.posMax, state.pos + MAX_TAG)))
  if (!match) return false
  if (!silent) {
    const token = state.push('html_inline', '', 0)
    token.content = match[0]
    if (/^<a[>\s]/i.test(match[0])) state.linkLevel++
    if (/^<\/a\s*>/i.test(match[0])) state.linkLevel--
  }
  state.pos += match[0].length
  return true
}

function blockTag(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
  if (!COMPONENT.test(state.src.slice(start, start + 80))) return false
  let next = startLine + 1
  // An opening tag may run over several lines, but not over a blank one.
  while (!ONLY_TAGS.test(textOf(state, start, next)) && isOpen(textOf(state, start, next))) {
    if (next >= endLine || next - startLine > MAX_LINES || state.isEmpty(next)) return false
    if (state.src.charAt((state.bMarks[next] ?? 0) + (state.tShift[next] ?? 0)) === '<') return false
    next++
  }
  if (!ONLY_TAGS.test(textOf(state, start, next))) return false
  if (silent) return true
  const token = state.push('html_block', '', 0)
  token.map = [startLine, next]
  token.content = state.getLines(startLine, next, state.blkIndent, true)
  state.line = next
  return true
}

const textOf = (state: StateBlock, start: number, end: number) =>
  state.src.slice(start, state.eMarks[end - 1]).slice(0, MAX_TAG)

/** Whether the text ends inside a tag, so that the next line may close it. */
function isOpen(text: string): boolean {
  let inTag = false
  let quote = ''
  for (const char of text) {
    if (quote) quote = char === quote ? '' : quote
    else if (inTag && (char === '"' || char === "'")) quote = char
    else if (char === '<') inTag = true
    else if (char === '>') inTag = false
  }
  return inTag
}
