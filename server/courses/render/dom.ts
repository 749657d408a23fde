import { DomUtils, parseDocument } from 'htmlparser2'

/** The tree of htmlparser2, named without a direct dependency on the package of its types. */
export type Document = ReturnType<typeof parseDocument>
export type Node = Document['children'][number]
export type Element = Extract<Node, { attribs: Record<string, string> }>

/** The passes over the tree are recursive; what is nested deeper than any real slide is cut off. */
const MAX_DEPTH = 200

/** Parses a piece of HTML as Vue reads it: names keep their case, and any tag may close itself. */
export function parseHtml(html: string): Node[] {
  const { children } = parseDocument(html, {
    lowerCaseTags: false,
    lowerCaseAttributeNames: false,
    recognizeSelfClosing: true,
  })
  let level: Node[] = children
  for (let depth = 1; level.length > 0; depth++) {
    const elements = level.filter(isElement)
    if (depth === MAX_DEPTH) for (const node of elements) node.children = []
    level = elements.flatMap((node) => node.children)
  }
  return children
}

export function toHtml(nodes: readonly Node[]): string {
  return DomUtils.getOuterHTML([...nodes], { encodeEntities: 'utf8' })
}

export const isElement = (node: Node | null | undefined): node is Element =>
  node?.type === 'tag' || node?.type === 'script' || node?.type === 'style'

export const isBlankText = (node: Node): boolean => node.type === 'text' && !node.data.trim()

export function element(name: string, attributes: Record<string, string>, children: Node[]): Element {
  const [made] = parseDocument('<div></div>').children
  if (!isElement(made)) throw new Error('an element was expected')
  made.name = name
  made.attribs = { ...attributes }
  made.children = children
  return made
}

export function textNode(text: string): Node {
  const [made] = parseDocument('x').children
  if (made?.type !== 'text') throw new Error('a text was expected')
  made.data = text
  return made
}

/** Text as a reader hears it; the TeX source that stands beside a formula is left out. */
export function textOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.data
      if (!isElement(node)) return ''
      if (node.name === 'annotation') return ''
      return node.name === 'br' ? ' ' : textOf(node.children)
    })
    .join('')
}

/** First element in document order that fits, at any depth. */
export function findElement(nodes: readonly Node[], fits: (node: Element) => boolean): Element | undefined {
  for (const node of nodes) {
    if (!isElement(node)) continue
    const found = fits(node) ? node : findElement(node.children, fits)
    if (found) return found
  }
  return undefined
}
