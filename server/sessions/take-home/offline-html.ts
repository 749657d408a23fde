import { element, isElement, type Node, parseHtml, textNode, toHtml } from '../../courses/render/dom.ts'
import type { EmbedPicture } from './pictures.ts'

/** What loads something by itself; without the server, or without a network, there is nothing to load. */
const MEDIA: ReadonlySet<string> = new Set(['video', 'audio', 'iframe'])

/**
 * Compiled HTML for a page that stands alone: as it is after the last click step, pictures of the course inside, and
 * nothing that asks another computer for anything by itself. Pictures and films elsewhere become links.
 * @param steps click steps of the slide; 0 for other HTML
 */
export async function offlineHtml(html: string, steps: number, embed: EmbedPicture): Promise<string> {
  return toHtml(await offline(parseHtml(html), steps, embed))
}

async function offline(nodes: readonly Node[], steps: number, embed: EmbedPicture): Promise<Node[]> {
  const made: Node[] = []
  for (const node of nodes) {
    if (!isElement(node)) {
      made.push(node)
      continue
    }
    const { name, attribs } = node
    const until = Number(attribs['data-step-until'] || Number.POSITIVE_INFINITY)
    if (until <= steps || name === 'script') continue
    if (name === 'img') {
      made.push(await picture(attribs, embed))
    } else if (MEDIA.has(name)) {
      made.push(elsewhere(attribs.title ?? `(${name})`, sourceOf(node)))
    } else {
      if (attribs.href?.startsWith('asset:')) delete node.attribs.href
      node.children = await offline(node.children, steps, embed)
      made.push(node)
    }
  }
  return made
}

async function picture(attribs: Record<string, string>, embed: EmbedPicture): Promise<Node> {
  const { src = '', alt = '', srcset: _, loading: __, ...rest } = attribs
  const data = src.startsWith('data:') ? src : await embed(src)
  if (data === undefined) return elsewhere(alt || '(picture)', src)
  return element('img', { ...rest, alt, src: data }, [])
}

function sourceOf(media: Node): string {
  if (!isElement(media)) return ''
  const source = media.children.find((child) => isElement(child) && child.attribs.src !== undefined)
  return media.attribs.src ?? (source && isElement(source) ? source.attribs.src : '') ?? ''
}

/** What is not in the page: a link where everybody may get it, else its name alone. */
function elsewhere(text: string, address: string): Node {
  if (/^https?:/.test(address)) return element('a', { href: address, rel: 'noreferrer' }, [textNode(text)])
  return element('span', { class: 'left-out' }, [textNode(text)])
}
