import type { OutlineEntry } from './context.ts'
import { type Element, element, type Node, textNode } from './dom.ts'
import { type Pass, propOf } from './pass.ts'

/** Entries of all tables of contents of a deck together: one on every slide grows with its square. */
export const TOC_ENTRIES_MAX = 20_000

/** `<Toc/>`: the titles of the deck's slides as nested lists. */
export function tableOfContents(node: Element, pass: Pass): Node[] {
  const min = Number(propOf(node, 'minDepth') ?? 1) || 1
  const max = Number(propOf(node, 'maxDepth') ?? 6) || 6
  const entries = pass.context.outline.filter((entry) => entry.level >= min && entry.level <= max)
  if (entries.length === 0) return []
  const { toc, hints } = pass.context
  if (entries.length > toc.left) {
    const message = `The tables of contents of a deck may have ${TOC_ENTRIES_MAX} entries together; this one is left out.`
    hints.add('toc', message, '<Toc')
    return []
  }
  toc.left -= entries.length
  const list = nest(entries, 0, Math.min(...entries.map((entry) => entry.level)))
  list.nodes.attribs.class = 'toc'
  return [list.nodes]
}

/** One list of the entries from `start` on that lie at `level`, with the deeper ones inside their forerunner. */
function nest(
  entries: readonly OutlineEntry[],
  start: number,
  level: number,
): { nodes: Element; next: number } {
  const items: Element[] = []
  let index = start
  while (index < entries.length) {
    const entry = entries[index]
    if (!entry || entry.level < level) break
    const parent = items.at(-1)
    if (entry.level > level && parent) {
      const inner = nest(entries, index, entry.level)
      parent.children.push(inner.nodes)
      index = inner.next
    } else {
      items.push(element('li', {}, [textNode(entry.title)]))
      index++
    }
  }
  return { nodes: element('ol', {}, items), next: index }
}
