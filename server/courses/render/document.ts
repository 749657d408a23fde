import { ALLOWED_TAGS, AS_DIV, DROPPED_WITH_CONTENT } from './allow-list.ts'
import { classesFromAttribute } from './attributify.ts'
import type { ClickCounter } from './clicks.ts'
import { componentFor, unknownComponent } from './components.ts'
import type { RenderContext } from './context.ts'
import { type Element, findElement, isElement, type Node, textNode, textOf } from './dom.ts'
import { type MarpBackground, readBackground } from './marp-images.ts'
import type { Pass } from './pass.ts'
import { stackFrames, stamp, stepThroughLines, takeClick } from './steps.ts'

const ELEMENTS: ReadonlySet<string> = new Set([...ALLOWED_TAGS, ...AS_DIV])
const DROPPED: ReadonlySet<string> = new Set(DROPPED_WITH_CONTENT)
const CONTROLS: ReadonlySet<string> = new Set([
  'button',
  'form',
  'input',
  'label',
  'fieldset',
  'legend',
  'datalist',
])

/**
 * The pass over the HTML of a slide or of its notes: components become what is shown for them, directives
 * become steps in document order, and bindings that only Vue could run are taken off. It makes nothing safe;
 * that is the sanitiser's work alone, and it comes after.
 */
export function transformDocument(
  nodes: readonly Node[],
  context: RenderContext,
  clicks: ClickCounter | undefined,
): { nodes: Node[]; backgrounds: MarpBackground[] } {
  const backgrounds: MarpBackground[] = []
  const pass: Pass = {
    context,
    clicks,
    backgrounds,
    walk: (children) => children.flatMap((child) => visit(child, pass)),
  }
  return { nodes: pass.walk(nodes), backgrounds }
}

function visit(node: Node, pass: Pass): Node[] {
  if (node.type === 'text') {
    if (node.data.includes('}}', node.data.indexOf('{{')) && node.data.includes('{{')) {
      pass.context.hints.add(
        'interpolation',
        'Values in {{ }} are not computed; they are shown as text.',
        '{{',
      )
    }
    return [node]
  }
  if (!isElement(node)) return []
  const lower = node.name.toLowerCase()
  if (ELEMENTS.has(lower)) {
    node.name = lower
    const step = takeClick(node, pass)
    const shown = visitElement(node, pass)
    return step ? stamp(shown, step) : shown
  }
  if (lower === 'marp-background') {
    pass.backgrounds.push(readBackground(node.attribs))
    return []
  }
  const component = componentFor(node.name)
  if (!component && isDropped(lower, node, pass)) return []
  const step = takeClick(node, pass)
  hintDirectives(node, pass)
  const shown = component ? component(node, pass) : visitUnknown(lower, node, pass)
  return step ? stamp(shown, step) : shown
}

function visitElement(node: Element, pass: Pass): Node[] {
  const classes = (node.attribs.class ?? '').split(/\s+/)
  if (node.name === 'pre' && node.attribs['data-sets'] !== undefined) stepThroughLines(node, pass.clicks)
  else if (node.attribs['data-stack-at'] !== undefined) stackFrames(node, pass.clicks)
  // Text of code and formulas is nobody's markup: there is nothing in it to look at.
  const opaque = classes.includes('shiki') || classes.includes('katex') || classes.includes('step-stack')
  if (!opaque) {
    cleanAttributes(node, pass)
    const isCode = node.name === 'code' || node.name === 'pre' || node.name === 'kbd'
    if (!isCode) node.children = pass.walk(node.children) as typeof node.children
    if (node.name === 'a') nameLink(node)
  }
  return [node]
}

/** A link whose only content was an icon would be nothing to see or to hear: it gets its address. */
function nameLink(link: Element): void {
  const { href = '', 'aria-label': label } = link.attribs
  const hasPicture = findElement(link.children, (node) => ['img', 'svg', 'video'].includes(node.name))
  if (label || hasPicture || textOf(link.children).trim()) return
  link.children = [textNode(href.replace(/^https?:\/\/|\/$/g, ''))] as typeof link.children
}

function visitUnknown(lower: string, node: Element, pass: Pass): Node[] {
  if (CONTROLS.has(lower)) {
    pass.context.hints.add(
      'control',
      'Buttons and forms do nothing here; their text is shown.',
      `<${node.name}`,
    )
    return pass.walk(node.children)
  }
  const isWrapper = lower === 'font' || lower === 'template' || lower === 'body' || lower === 'html'
  return isWrapper ? pass.walk(node.children) : unknownComponent(node, pass)
}

function isDropped(lower: string, node: Element, pass: Pass): boolean {
  if (lower === 'template' || !DROPPED.has(lower)) return false
  if (lower === 'style') pass.context.hints.add('style', 'A <style> block is left out.', '<style')
  else
    pass.context.hints.add(
      `dropped ${lower}`,
      `<${lower}> is left out with all of its content.`,
      `<${node.name}`,
    )
  return true
}

/** Marks of the engine itself; an author's own would stand beside the count of steps. */
const INTERNAL = /^data-/
const VUE = /^(?:[:@#]|v-)/

function cleanAttributes(node: Element, pass: Pass): void {
  hintDirectives(node, pass)
  const classes = [node.attribs.class ?? '']
  for (const [name, value] of Object.entries(node.attribs)) {
    if (VUE.test(name) || INTERNAL.test(name)) delete node.attribs[name]
    else if (name !== 'class') classes.push(...(classesFromAttribute(name, value) ?? []))
  }
  const joined = classes.filter(Boolean).join(' ')
  if (joined) node.attribs.class = joined
}

const EFFECTS = new Map([
  ['v-motion', 'Motion (v-motion) is not played.'],
  ['v-mark', 'Marks (v-mark) are not drawn.'],
  ['v-drag', 'Draggable elements stand where they are written.'],
])

function hintDirectives(node: Element, pass: Pass): void {
  for (const name of Object.keys(node.attribs)) {
    if (!VUE.test(name)) continue
    const base = name.split('.')[0] ?? name
    const effect = EFFECTS.get(base)
    if (effect) pass.context.hints.add(base, effect, base)
    else if (/^v-(?:if|else|for|show|html|text|model)/.test(name)) {
      pass.context.hints.add('binding', `Vue's ${base} is not followed.`, name)
    }
  }
}
