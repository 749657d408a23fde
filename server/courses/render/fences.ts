import type { MarkdownIt } from 'markdown-it'
import { fromEnv, type RenderContext } from './context.ts'
import { type FenceInfo, parseFenceInfo, readOption, resolveSets } from './fence-info.ts'
import { escapeHtml } from './html.ts'
import { renderMagicMove } from './magic-move.ts'
import { renderQuizCard } from './quiz-card.ts'

/** Code fences, indented code and the `<<<` imports, which are fences with their text elsewhere. */
export function fences(md: MarkdownIt): void {
  md.renderer.rules.fence = (tokens, index, _options, env) => {
    const token = tokens[index]
    return token ? renderFence(token.info, token.content, fromEnv(env)) : ''
  }
  md.renderer.rules.code_block = (tokens, index, _options, env) =>
    renderFence('', tokens[index]?.content ?? '', fromEnv(env))
}

/**
 * HTML of one fence. Line sets stand in `data-sets` and `data-at`, which the pass over the finished document
 * turns into steps, because only there the order of all clicks of the slide is known.
 */
export function renderFence(info: string, content: string, context: RenderContext): string {
  if (/^\s*md\s+magic-move\b/.test(info)) return renderMagicMove(info, content, context)
  const fence = parseFenceInfo(info)
  if (fence.language === 'mermaid') return renderMermaid(fence, content)
  if (fence.language === 'quiz') return renderQuizCard(content, context)
  if (fence.language === 'plantuml') {
    context.hints.add('plantuml', 'PlantUML needs a server to be drawn; its source is shown.', 'plantuml')
  }
  const code = renderCode(fence, content, context).replace('<pre', () => `<pre${runMark(fence, context)}`)
  if (!fence.title) return code
  const title = `<figcaption class="code-title">${escapeHtml(fence.title)}</figcaption>`
  return `<figure class="code-block">${title}${code}</figure>\n`
}

/** The `<pre>` of a fence alone, without its caption. */
export function renderCode(fence: FenceInfo, content: string, context: RenderContext): string {
  const code = content.replace(/\n$/, '')
  const html = context.highlight(code, fence.language)
  const sets = resolveSets(fence.sets, code.split('\n').length, fence.startLine)
  const from = fence.startLine === 1 ? '' : ` data-start-line="${fence.startLine}"`
  const steps = sets.length > 0 ? ` data-sets="${sets.join('|')}" data-at="${escapeHtml(fence.at)}"` : ''
  return html.replace('<pre ', () => `<pre${from}${steps} `)
}

const RUN_AS = new Map([
  ['py', 'python'],
  ['python', 'python'],
  ['python3', 'python'],
  ['js', 'javascript'],
  ['mjs', 'javascript'],
  ['javascript', 'javascript'],
  ['ts', 'typescript'],
  ['mts', 'typescript'],
  ['typescript', 'typescript'],
])

/** What tells the client that readers may run a block, and as what; its text is the program. */
function runMark({ run, language }: FenceInfo, context: RenderContext): string {
  if (!run) return ''
  const known = RUN_AS.get(language)
  if (!known) {
    const message = `Only Python, JavaScript and TypeScript can be run, not ${language || 'a block without a language'}.`
    context.hints.add(`run ${language}`, message, 'run}')
    return ''
  }
  return ` data-run="${known}"`
}

function renderMermaid(fence: FenceInfo, content: string): string {
  const alt = readOption(fence.options, 'alt')
  const label = alt ? ` aria-label="${escapeHtml(alt)}"` : ''
  return `<pre class="mermaid-source"${label}>${escapeHtml(content)}</pre>\n`
}
