import { DomUtils, parseDocument } from 'htmlparser2'
import { type Element, isElement, type Node } from '../render/dom.ts'

/** Elements below this are left out: readers of the tree are recursive. */
const MAX_DEPTH = 60

/**
 * Reads XML forgivingly. Entities that a document declares itself are not known and stay text, so they can neither grow
 * nor read a file.
 */
export function parseXml(text: string): Node[] {
  const { children } = parseDocument(text.replace(/^\uFEFF/, ''), { xmlMode: true, withStartIndices: true })
  let level: Node[] = children
  for (let depth = 1; level.length > 0; depth++) {
    const elements = level.filter(isElement)
    if (depth === MAX_DEPTH) for (const node of elements) node.children = []
    level = elements.flatMap((node) => node.children)
  }
  return children
}

export function childrenOf(node: Element, name: string): Element[] {
  return node.children.filter((child): child is Element => isElement(child) && child.name === name)
}

export const childOf = (node: Element, name: string): Element | undefined => childrenOf(node, name)[0]

/** All text in a node, CDATA included; `undefined` where the node is missing. */
export function contentOf(node: Element | undefined): string {
  return node ? DomUtils.textContent(node).trim() : ''
}
