import type { ClickCounter } from './clicks.ts'
import type { RenderContext } from './context.ts'
import type { Element, Node } from './dom.ts'
import type { MarpBackground } from './marp-images.ts'

/** What the pass over a slide's HTML carries along. */
export interface Pass {
  context: RenderContext
  /** Missing in notes, which have no clicks. */
  clicks: ClickCounter | undefined
  /** Backgrounds that Marp's images set on the slide. */
  backgrounds: MarpBackground[]
  /** The same pass over children, for components that show their content. */
  walk: (nodes: readonly Node[]) => Node[]
}

/** Turns a component into what is shown in its place. */
export type Component = (node: Element, pass: Pass) => Node[]

/** An attribute of a component, plain or bound (`at="2"`, `:at="2"`). */
export function propOf(node: Element, name: string): string | undefined {
  return node.attribs[name] ?? node.attribs[`:${name}`] ?? node.attribs[`v-bind:${name}`]
}

/** A switch: present, and not bound to `false`. */
export function flagOf(node: Element, name: string): boolean {
  const value = propOf(node, name)
  return value !== undefined && value !== 'false'
}
