import katex from 'katex'
import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it'
import { fromEnv, type RenderContext } from './context.ts'
import { escapeHtml } from './html.ts'

/** `$…$` and `$$…$$` as MathML, by the rules of Pandoc that keep prices apart from formulas. */
export function math(md: MarkdownIt): void {
  md.inline.ruler.after('escape', 'math', inlineMath)
  md.block.ruler.before('fence', 'math', blockMath, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  for (const rule of ['math_inline', 'math_block']) {
    md.renderer.rules[rule] = (tokens, index, _options, env) => {
      const token = tokens[index]
      return token ? renderMath(token.content, token.markup === '$$', fromEnv(env)) : ''
    }
  }
}

/**
 * KaTeX writes an invisible operator behind `\max` even inside a subscript, where MathML counts the children:
 * three in an `<msub>` are an error, and browsers then show no subscript at all.
 */
const FUNCTION_APPLICATION = '<mo>\u2061</mo>'

export function renderMath(tex: string, display: boolean, context: RenderContext): string {
  try {
    const html = katex
      .renderToString(tex, {
        output: 'mathml',
        displayMode: display,
        throwOnError: true,
        strict: 'ignore',
        trust: false,
        maxExpand: 500,
      })
      .replaceAll(FUNCTION_APPLICATION, '')
    return display ? `<div class="math-block">${html}</div>\n` : html
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    context.hints.add(`math ${tex}`, `The formula cannot be read: ${message}`, tex)
    return `<code class="math-error">${escapeHtml(tex)}</code>`
  }
}

function inlineMath(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  if (src.charAt(pos) !== '$') return false
  const markup = src.charAt(pos + 1) === '$' ? '$$' : '$'
  const start = pos + markup.length
  const end = closingDollar(src, start, posMax, markup)
  if (end < 0) {
    if (!silent) state.pending += markup
    state.pos = start
    return true
  }
  if (!silent) {
    const token = state.push('math_inline', 'math', 0)
    token.markup = markup
    token.content = src.slice(start, end)
  }
  state.pos = end + markup.length
  return true
}

function closingDollar(src: string, start: number, max: number, markup: string): number {
  let end = start
  for (;;) {
    end = src.indexOf(markup, end)
    if (end < 0 || end >= max) return -1
    if (src.charAt(end - 1) !== '\\') break
    end++
  }
  const tex = src.slice(start, end)
  if (!tex.trim()) return -1
  if (markup === '$$') return end
  const blankInside = /^\s|\s$/.test(tex)
  const digitAfter = /\d/.test(src.charAt(end + 1))
  // "$5 for one and 10$ for two" holds an amount and a word, where a formula would have a sign between them.
  const price = /^\d[\d.,]*\s+\p{L}{2,}/u.test(tex)
  return blankInside || digitAfter || price ? -1 : end
}

function blockMath(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const lineAt = (line: number) =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
  const first = lineAt(startLine)
  if (!first.startsWith('$$')) return false
  const oneLine = /^\$\$(.+?)\$\$\s*$/.exec(first)
  // Text after the closing dollars makes it inline math of a paragraph.
  if (!oneLine && first.indexOf('$$', 2) >= 0) return false
  let next = startLine + 1
  const lines: string[] = []
  if (oneLine) {
    lines.push(oneLine[1] ?? '')
  } else {
    let closed = false
    // Slidev's `$$ {1|3|all}` steps through the rows; here the formula is shown whole.
    lines.push(first.slice(2).replace(/^\s*\{[^{}]*\}(?:\{[^{}]*\})?\s*$/, ''))
    for (; next < endLine && !closed; next++) {
      const line = lineAt(next)
      closed = line.trimEnd().endsWith('$$')
      lines.push(closed ? line.trimEnd().slice(0, -2) : line)
    }
    if (!closed) return false
  }
  if (silent) return true
  const token = state.push('math_block', 'math', 0)
  token.block = true
  token.markup = '$$'
  token.content = lines.join('\n').trim()
  token.map = [startLine, next]
  state.line = next
  return true
}
