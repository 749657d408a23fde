import { isElement, type Node, parseHtml } from './dom.ts'

/** Elements that do not part words. */
const INLINE = new Set('a abbr b code em i kbd mark q s small span strong sub sup u var'.split(' '))
/** What no reader sees; of a formula its MathML is read, not the drawing and not the TeX source. */
const UNSEEN = new Set(['annotation', 'script', 'style'])

/** The text of sanitised HTML in one line, as somebody reads it. */
export function htmlText(html: string): string {
  return inner(parseHtml(html)).replace(/\s+/g, ' ').trim()
}

function inner(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.data
      if (!isElement(node) || UNSEEN.has(node.name)) return ''
      if (node.attribs.class?.split(' ').includes('katex-html')) return ''
      const text = inner(node.children)
      return INLINE.has(node.name) ? text : ` ${text} `
    })
    .join('')
}
