import { type ClickCounter, type ClickSpan, directiveValue } from './clicks.ts'
import { type Element, element, isBlankText, isElement, type Node } from './dom.ts'
import { flagOf, type Pass, propOf } from './pass.ts'

/** When an element is shown: from `start` on, and up to `end`; for `hide` it is the other way round. */
interface Step extends ClickSpan {
  hide: boolean
}

/** Takes the click directive off an element and resolves it; directives of notes are only taken off. */
export function takeClick(node: Element, pass: Pass): Step | undefined {
  let step: Step | undefined
  for (const [name, value] of Object.entries(node.attribs)) {
    const match = /^v-(click-hide|click|after)((?:\.[\w-]+)*)$/.exec(name)
    if (!match) continue
    delete node.attribs[name]
    const at = match[1] === 'after' ? '+0' : directiveValue(value)
    const span = resolve(at, pass)
    const hide = match[1] === 'click-hide' || (match[2] ?? '').split('.').includes('hide')
    if (span) step = { ...span, hide }
  }
  return step ?? takeFragment(node, pass)
}

/** reveal's `class="fragment"`, in its order or at a `data-fragment-index` (from 0). */
function takeFragment(node: Element, pass: Pass): Step | undefined {
  if (pass.context.dialect !== 'reveal') return undefined
  const classes = (node.attribs.class ?? '').split(/\s+/)
  if (!classes.includes('fragment')) return undefined
  node.attribs.class = classes.filter((name) => name !== 'fragment').join(' ')
  const index = Number(node.attribs['data-fragment-index'])
  const span = pass.clicks?.since(Number.isInteger(index) ? `${index + 1}` : '+1')
  return span && { ...span, hide: classes.includes('fade-out') }
}

function resolve(at: string, pass: Pass): ClickSpan | undefined {
  const { clicks } = pass
  if (!clicks || at.trim() === 'false') return undefined
  const span = clicks.resolve(at)
  if (span) return span
  pass.context.hints.add(
    'click',
    `The click position "${at.slice(0, 40)}" is not understood; +1 is taken.`,
    at,
  )
  return clicks.resolve('+1')
}

/** Puts a step on each node; text is wrapped, since only an element can be hidden. */
export function stamp(nodes: readonly Node[], step: Step): Node[] {
  return nodes.map((node) => {
    if (isBlankText(node) || (node.type !== 'text' && !isElement(node))) return node
    const target = isElement(node) ? node : element('span', {}, [node])
    const from = step.hide ? step.end : step.start
    const until = step.hide ? step.start : step.end
    // A part inside that comes later, or goes earlier, keeps its own time.
    if (from) setNumber(target, 'data-step', Math.max, from)
    if (until !== undefined) setNumber(target, 'data-step-until', Math.min, until)
    return target
  })
}

function setNumber(node: Element, name: string, pick: (a: number, b: number) => number, value: number): void {
  const old = node.attribs[name]
  node.attribs[name] = String(old === undefined ? value : pick(Number(old), value))
}

/** `<v-click>` and `<v-after>`: all of the content at one click. */
export function showAtOnce(node: Element, pass: Pass, fallback: string): Node[] {
  const span = resolve(propOf(node, 'at') ?? fallback, pass)
  const content = pass.walk(node.children)
  return span ? stamp(content, { ...span, hide: flagOf(node, 'hide') }) : content
}

/**
 * `<v-clicks>`: one click for each item of its only list, each body row of its only table, or else each child
 * element; `depth` goes into lists inside items, `every` groups.
 */
export function showOneByOne(node: Element, pass: Pass): Node[] {
  const at = propOf(node, 'at') ?? '+1'
  const base = Number(at.replace(/^['"]|['"]$/g, ''))
  if (at.trim() !== 'false' && Number.isFinite(base)) {
    markItems(node, { relative: /^['"]?[+-]/.test(at.trim()), base })
  }
  return pass.walk(node.children)
}

function markItems(node: Element, { relative, base }: { relative: boolean; base: number }): void {
  const every = Math.max(1, Number(propOf(node, 'every') ?? 1) || 1)
  const depth = Math.max(1, Number(propOf(node, 'depth') ?? 1) || 1)
  const directive = flagOf(node, 'hide') ? 'v-click-hide' : 'v-click'
  let count = 0
  let previous = 0
  for (const item of itemsOf(node, depth)) {
    const position = base + Math.floor(count++ / every)
    const delta = position - previous
    previous = position
    if (Object.keys(item.attribs).some((name) => /^v-(?:click|after)/.test(name))) continue
    item.attribs[directive] = relative ? `'${delta < 0 ? '' : '+'}${delta}'` : String(position)
  }
}

function itemsOf(node: Element, depth: number): Element[] {
  const children = node.children.filter(isElement)
  const [only] = children
  if (children.length !== 1 || !only) return children
  if (isList(only)) return listItems(only, depth)
  if (only.name !== 'table') return children
  const bodies = only.children.filter(isElement).filter((part) => part.name === 'tbody')
  return bodies.flatMap((body) => body.children.filter(isElement))
}

function listItems(list: Element, depth: number): Element[] {
  return list.children.filter(isElement).flatMap((item) => {
    const nested = depth > 1 ? item.children.filter(isElement).filter(isList) : []
    return [item, ...nested.flatMap((inner) => listItems(inner, depth - 1))]
  })
}

const isList = (node: Element) => node.name === 'ul' || node.name === 'ol'

/** Gives a fence with several line sets its clicks: k sets take k − 1 of them. */
export function stepThroughLines(pre: Element, clicks: ClickCounter | undefined): void {
  const sets = (pre.attribs['data-sets'] ?? '').split('|')
  const at = pre.attribs['data-at'] ?? '+1'
  delete pre.attribs['data-sets']
  delete pre.attribs['data-at']
  const span = sets.length > 1 ? clicks?.since(at, sets.length - 1) : undefined
  const first = span ? Math.max(0, span.start - 1) : 0
  pre.attribs['data-lines'] = clicks ? sets.join('|') : 'all'
  pre.attribs['data-lines-at'] = String(first)
}

/**
 * Frames that take each other's place (`magic-move`): frame i is shown for as many clicks as it has line sets,
 * the first from the beginning and the last to the end.
 */
export function stackFrames(stack: Element, clicks: ClickCounter | undefined): void {
  const frames = stack.children.filter(isElement)
  const sizes = frames.map((frame) => (frame.attribs['data-sets'] ?? 'all').split('|').length)
  const size = sizes.reduce((sum, count) => sum + count, 0)
  const span = size > 1 ? clicks?.since(stack.attribs['data-stack-at'] ?? '+1', size - 1) : undefined
  delete stack.attribs['data-stack-at']
  let from = span ? Math.max(0, span.start - 1) : 0
  for (const [index, frame] of frames.entries()) {
    frame.attribs['data-lines'] = frame.attribs['data-sets'] ?? 'all'
    frame.attribs['data-lines-at'] = String(from)
    delete frame.attribs['data-sets']
    delete frame.attribs['data-at']
    if (!span) continue
    const until = from + (sizes[index] ?? 1)
    if (index > 0) frame.attribs['data-step'] = String(from)
    if (index < frames.length - 1) frame.attribs['data-step-until'] = String(until)
    from = until
  }
}
