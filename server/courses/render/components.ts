import { type Element, element, isElement, type Node, textNode, textOf } from './dom.ts'
import { type Component, type Pass, propOf } from './pass.ts'
import { showAtOnce, showOneByOne, stamp } from './steps.ts'
import { tableOfContents } from './toc.ts'

const content: Component = (node, pass) => pass.walk(node.children)
const nothing: Component = () => []

/** A component whose effect is lost although its content stays. */
const plain =
  (kind: string, message: string): Component =>
  (node, pass) => {
    pass.context.hints.add(kind, message, `<${node.name}`)
    return pass.walk(node.children)
  }

/** Something from another site: a link instead of a frame, which would run the code of that site. */
const linkTo =
  (address: (node: Element) => string | undefined, title: string): Component =>
  (node, pass) => {
    const href = address(node)
    pass.context.hints.add(
      `embed ${node.name}`,
      `<${node.name}> is shown as a link: pages of other sites are not embedded.`,
      `<${node.name}`,
    )
    if (!href) return []
    return [
      element('p', {}, [element('a', { href }, [textNode(propOf(node, 'title') ?? `${title}: ${href}`)])]),
    ]
  }

const idOf = (node: Element) => encodeURIComponent((propOf(node, 'id') ?? '').replace(/[^\w-]/g, ''))
const srcOf = (node: Element) => {
  const src = propOf(node, 'src') ?? propOf(node, 'url') ?? ''
  return /^https?:\/\//.test(src) ? src : undefined
}

/** `<v-switch>`: one of its templates `#0`, `#1`, `#2-4` at a time; a range ends before its second number. */
const switchSteps: Component = (node, pass) => {
  const frames = templatesIn(node).flatMap((template) => {
    const name = Object.keys(template.attribs).find((key) => /^(?:#|v-slot:)\d/.test(key))
    const match = /(\d+)(?:-(\d+))?$/.exec(name ?? '')
    return match ? [{ template, from: Number(match[1]), to: Number(match[2] ?? Number(match[1]) + 1) }] : []
  })
  if (frames.length === 0) return []
  const last = Math.max(...frames.map((frame) => frame.to)) - 1
  const span = pass.clicks?.since(propOf(node, 'at') ?? '+1', Math.max(1, last))
  const base = span ? span.start - 1 : 0
  const shown = frames.map(({ template, from, to }) => {
    const frame = element('div', {}, pass.walk(template.children))
    const end = to > last ? undefined : base + to
    if (span) stamp([frame], { start: base + from, hide: false, ...(end === undefined ? {} : { end }) })
    return frame
  })
  return [element('div', { class: 'step-stack' }, shown)]
}

/** Templates of a component, also where Markdown has put a paragraph around them. */
function templatesIn(node: Element): Element[] {
  return node.children
    .filter(isElement)
    .flatMap((child) => (child.name === 'template' ? [child] : templatesIn(child)))
}

/** The template for light screens of `<LightOrDark>`; both at once would show everything twice. */
const lightTemplate: Component = (node, pass) => {
  const templates = templatesIn(node)
  const light = templates.find(
    (template) => '#light' in template.attribs || 'v-slot:light' in template.attribs,
  )
  return pass.walk((light ?? node).children)
}

const forAudience: Component = (node, pass) =>
  /slide|visible|main/.test(propOf(node, 'context') ?? 'main') ? pass.walk(node.children) : []

const video: Component = (node, pass) => [
  element('video', { controls: 'controls', ...pickVideo(node) }, pass.walk(node.children)),
]
const pickVideo = (node: Element) =>
  Object.fromEntries(
    ['src', 'poster', 'class'].flatMap((name) => {
      const value = node.attribs[name]
      return value === undefined ? [] : [[name, value] as const]
    }),
  )

const number =
  (pick: (pass: Pass) => number): Component =>
  (_, pass) => [textNode(String(pick(pass)))]

const ARROW = 'Arrows are not drawn.'
const DRAG = 'Draggable elements stand where they are written.'

/** Slidev's components, and remark's blocks, by their names in kebab-case. */
const COMPONENTS = new Map<string, Component>([
  ['v-click', (node, pass) => showAtOnce(node, pass, '+1')],
  ['v-after', (node, pass) => showAtOnce(node, pass, '+0')],
  ['v-clicks', showOneByOne],
  ['v-click-gap', skipClicks],
  ['v-switch', switchSteps],
  ['toc', tableOfContents],
  ['link', content],
  ['transform', content],
  ['auto-fit-text', content],
  ['light-or-dark', lightTemplate],
  ['render-when', forAudience],
  ['slidev-video', video],
  ['slide-current-no', number((pass) => pass.context.number)],
  ['slides-total', number((pass) => pass.context.total)],
  ['powered-by-slidev', nothing],
  ['arrow', plain('arrow', ARROW)],
  ['v-drag-arrow', plain('arrow', ARROW)],
  ['v-drag', plain('v-drag', DRAG)],
  ['youtube', linkTo((node) => `https://www.youtube.com/watch?v=${idOf(node)}`, 'YouTube')],
  ['tweet', linkTo((node) => `https://x.com/i/status/${idOf(node)}`, 'X')],
  ['blue-sky', linkTo(srcOf, 'Bluesky')],
  ['iframe', linkTo(srcOf, 'Web page')],
  [
    'remark-block',
    (node, pass) => [element('div', { class: node.attribs.class ?? '' }, pass.walk(node.children))],
  ],
])

function skipClicks(node: Element, pass: Pass): Node[] {
  pass.clicks?.skip(Math.max(0, Number(propOf(node, 'size') ?? 1) || 0))
  return []
}

export function componentFor(name: string): Component | undefined {
  return COMPONENTS.get(toKebab(name))
}

const toKebab = (name: string) =>
  name.replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3-$2$4').toLowerCase()

/** Collections of icons whose components have no content, as `<mdi-home />` and `<carbon:logo-github />`. */
const ICONS =
  /^(?:carbon|mdi|ph|tabler|logos|lucide|bi|ri|fa\d?|fa\d?-\w+|uil|twemoji|heroicons|octicon|devicon|noto|ic|ion|la|cil|uim|i)(?:-|:)|:/

/** A component of the deck's own project: its content stands for it, and an icon for nothing. */
export const unknownComponent: Component = (node, pass) => {
  const inside = pass.walk(node.children)
  const empty = textOf(inside).trim() === '' && inside.every((child) => child.type === 'text')
  if (empty && ICONS.test(node.name)) {
    pass.context.hints.add('icon', `Icons such as <${node.name}> are not shown.`, `<${node.name}`)
  } else {
    pass.context.hints.add(
      `component ${node.name}`,
      `The component <${node.name}> is not known; ${empty ? 'it is left out' : 'only its content is shown'}.`,
      `<${node.name}`,
    )
  }
  return inside
}
