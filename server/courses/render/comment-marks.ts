import { type Element, isElement, type Node } from './dom.ts'

/**
 * Comments that speak of the element they stand at: Marp's `<!-- fit -->` in a heading and reveal's
 * `<!-- .element: class="fragment" -->`. Only classes and the index of a fragment are taken over.
 */
export function applyCommentMarks(nodes: readonly Node[], parent?: Element): void {
  let before: Element | undefined
  for (const node of nodes) {
    if (isElement(node)) {
      applyCommentMarks(node.children, node)
      if (node.name !== 'br') before = node
    }
    if (node.type !== 'comment') continue
    const text = node.data.trim()
    if (text === 'fit' && parent && /^h[1-6]$/.test(parent.name)) addClass(parent, 'fit')
    const target = before ?? parent
    if (target && text.startsWith('.element:')) takeAttributes(target, text)
  }
}

function takeAttributes(target: Element, text: string): void {
  for (const [, name, value = ''] of text.matchAll(/([\w-]+)="([^"]*)"/g)) {
    if (name === 'class') addClass(target, value)
    if (name === 'data-fragment-index') target.attribs[name] = value
  }
}

function addClass(node: Element, name: string): void {
  node.attribs.class = `${node.attribs.class ?? ''} ${name}`.trim()
}
