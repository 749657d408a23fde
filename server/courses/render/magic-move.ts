import { toLines } from '../parse/lines.ts'
import type { RenderContext } from './context.ts'
import { parseFenceInfo, readOption } from './fence-info.ts'
import { renderCode } from './fences.ts'
import { escapeHtml } from './html.ts'

/**
 * Slidev's ```` ````md magic-move ````: the inner fences take each other's place, one after the other, each
 * with its own line sets. What stands between them is ignored, as in Slidev.
 */
export function renderMagicMove(info: string, content: string, context: RenderContext): string {
  const at = readOption(parseFenceInfo(info).options, 'at') ?? '+1'
  const frames = innerFences(content).map(({ info, code }) => {
    const fence = parseFenceInfo(info)
    return renderCode({ ...fence, sets: fence.sets.length > 0 ? fence.sets : ['all'] }, code, context)
  })
  return `<div class="step-stack" data-stack-at="${escapeHtml(at)}">${frames.join('')}</div>\n`
}

function innerFences(content: string): { info: string; code: string }[] {
  const found: { info: string; code: string }[] = []
  let open: { fence: string; info: string; lines: string[] } | undefined
  for (const line of toLines(content)) {
    const match = /^\s{0,3}(`{3,}|~{3,})\s*(.*)$/.exec(line)
    if (open) {
      const isEnd = match?.[1]?.startsWith(open.fence) && !match[2]
      if (isEnd) found.push({ info: open.info, code: open.lines.join('\n') })
      else open.lines.push(line)
      if (isEnd) open = undefined
    } else if (match) {
      open = { fence: match[1] ?? '', info: match[2] ?? '', lines: [] }
    }
  }
  return found
}
