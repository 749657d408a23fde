import { type Element, isElement, type Node, parseHtml, textOf } from '../render/dom.ts'
import { markdownOfPlain } from './plain-markdown.ts'

/**
 * HTML of other programs → Markdown: paragraphs, emphasis, code, lists, links, pictures; tables and small signs stay
 * HTML. Nothing here makes it safe: like all Markdown it goes through the sanitiser of slides.
 */
export function markdownOfHtml(html: string): string {
  return tidy(blocks(parseHtml(html)))
}

/** The text alone, for what answers are compared with. */
export function plainOfHtml(html: string): string {
  return textOf(parseHtml(html)).replace(/\s+/g, ' ').trim()
}

const BLOCKS: ReadonlySet<string> = new Set(
  'p div section article header footer main figure figcaption blockquote address center h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
)
const KEPT: ReadonlySet<string> = new Set('sub sup kbd mark small u s del ins'.split(' '))
const DROPPED: ReadonlySet<string> = new Set(
  'script style template iframe object embed textarea select'.split(' '),
)

const isBlock = (node: Node) =>
  isElement(node) && (BLOCKS.has(name(node)) || ['pre', 'ul', 'ol', 'table', 'hr'].includes(name(node)))
const name = (node: Element) => node.name.toLowerCase()
const tidy = (markdown: string) =>
  markdown
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Runs of inline nodes are paragraphs of their own between the blocks. */
function blocks(nodes: readonly Node[]): string {
  const parts: string[] = []
  let run: Node[] = []
  const flush = () => {
    // A break at the end of a paragraph breaks nothing, and Markdown would show it.
    const text = inline(run).replace(/^(?:\s|\\\n)+|(?:\s|\\\n)+$/g, '')
    if (text) parts.push(text)
    run = []
  }
  for (const node of nodes) {
    if (!isElement(node) || !isBlock(node)) {
      const holdsBlocks = isElement(node) && !DROPPED.has(name(node)) && node.children.some(isBlock)
      if (!holdsBlocks) {
        run.push(node)
        continue
      }
    }
    flush()
    parts.push(block(node as Element))
  }
  flush()
  return parts.filter((part) => part.trim()).join('\n\n')
}

function block(node: Element): string {
  const tag = name(node)
  if (tag === 'pre') return fence(node)
  if (tag === 'hr') return '***'
  if (tag === 'table') return table(node)
  if (tag === 'ul' || tag === 'ol') return list(node, tag === 'ol')
  const inside = blocks(node.children)
  if (tag === 'blockquote') return inside.replace(/^/gm, '> ')
  const level = /^h([1-6])$/.exec(tag)?.[1]
  return level && inside && !inside.includes('\n') ? `${'#'.repeat(Number(level))} ${inside}` : inside
}

function fence(node: Element): string {
  const code = rawText(node.children).replace(/^\n|\s+$/g, '')
  const ticks = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)))
  const classes = [node, ...node.children.filter(isElement)]
    .map(({ attribs }) => attribs.class ?? '')
    .join(' ')
  const language = /\blang(?:uage)?-([\w+#-]+)/.exec(classes)?.[1] ?? ''
  return `${ticks}${language}\n${code}\n${ticks}`
}

const rawText = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'text') return node.data
      if (!isElement(node)) return ''
      return name(node) === 'br' ? '\n' : rawText(node.children)
    })
    .join('')

function list(node: Element, isOrdered: boolean): string {
  const items = node.children.filter((child): child is Element => isElement(child) && name(child) === 'li')
  return items
    .map((item, index) => {
      const mark = isOrdered ? `${index + 1}. ` : '- '
      return mark + blocks(item.children).replace(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`)
    })
    .join('\n')
}

/** One line of HTML without blank lines, which Markdown leaves as it is. */
function table(node: Element): string {
  const rows = elementsIn(node.children, 'tr').map((row) => {
    const cells = row.children.filter(
      (cell): cell is Element => isElement(cell) && /^t[dh]$/i.test(cell.name),
    )
    return `<tr>${cells.map((cell) => `<${name(cell)}>${entities(textOf(cell.children))}</${name(cell)}>`).join('')}</tr>`
  })
  return `<table>${rows.join('')}</table>`
}

const elementsIn = (nodes: readonly Node[], tag: string): Element[] =>
  nodes.filter(isElement).flatMap((node) => (name(node) === tag ? [node] : elementsIn(node.children, tag)))

function inline(nodes: readonly Node[]): string {
  return nodes.map(inlineNode).join('')
}

function inlineNode(node: Node): string {
  if (node.type === 'text') return inlineText(node.data)
  if (!isElement(node) || DROPPED.has(name(node))) return ''
  const tag = name(node)
  if (tag === 'br') return '\\\n'
  if (tag === 'img') return picture(node)
  if (tag === 'code' || tag === 'tt' || tag === 'samp') return code(rawText(node.children))
  const inside = inline(node.children)
  if (tag === 'b' || tag === 'strong') return around('**', inside)
  if (tag === 'i' || tag === 'em') return around('*', inside)
  if (tag === 'a' && node.attribs.href) return `[${inside}](<${address(node.attribs.href)}>)`
  return KEPT.has(tag) ? `<${tag}>${inside}</${tag}>` : inside
}

/** Formulas in the signs of Moodle's filters become those of Markdown; everything else is text. */
function inlineText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .split(/(\\\(.+?\\\)|\\\[.+?\\\]|\$\$.+?\$\$)/)
    .map((part, index) => {
      if (index % 2 === 0) return keepBlanks(part)
      const tex = part.slice(2, -2).trim()
      return part.startsWith('\\(') ? `$${tex}$` : `$$${tex}$$`
    })
    .join('')
}

const keepBlanks = (text: string) =>
  (/^\s/.test(text) ? ' ' : '') + markdownOfPlain(text) + (text.trim() && /\s$/.test(text) ? ' ' : '')

/** Emphasis holds no blanks at its ends, or it is none. */
function around(mark: string, inside: string): string {
  const text = inside.trim()
  if (!text) return inside
  return inside.replace(text, () => `${mark}${text}${mark}`)
}

function code(text: string): string {
  const plain = text.replace(/\s+/g, ' ')
  if (!plain.trim()) return plain
  const ticks = '`'.repeat(1 + Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length)))
  const gap = plain.startsWith('`') || plain.endsWith('`') ? ' ' : ''
  return `${ticks}${gap}${plain}${gap}${ticks}`
}

function picture({ attribs }: Element): string {
  if (!attribs.src) return ''
  return `![${markdownOfPlain(attribs.alt ?? '')}](<${address(attribs.src)}>)`
}

/** Files of a Moodle question are looked for beside the quiz. */
const address = (value: string) =>
  value
    .trim()
    .replace(/^@@PLUGINFILE@@\//, '')
    .replace(/[<>\s\\]/g, encodeURIComponent)

const entities = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[&<>"'*_`[\]$\\~|{}]/g, (sign) => `&#${sign.charCodeAt(0)};`)
