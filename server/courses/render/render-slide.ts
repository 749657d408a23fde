import type { DeckProblem, StaffSlide } from '../../../shared/course/deck.ts'
import { readKnown } from '../parse/known-front-matter.ts'
import type { Dialect, RawSlide } from '../parse/raw-slide.ts'
import { addressResolver } from './addresses.ts'
import { backgroundOf } from './background.ts'
import { safeClasses } from './classes.ts'
import { ClickCounter } from './clicks.ts'
import { applyCommentMarks } from './comment-marks.ts'
import { collectHints, type OutlineEntry, type RenderContext, toEnv } from './context.ts'
import { transformDocument } from './document.ts'
import { findElement, type Node, parseHtml, textOf, toHtml } from './dom.ts'
import type { Highlighter } from './highlight.ts'
import { escapeHtml } from './html.ts'
import { arrangeSlots, knownLayout } from './layouts.ts'
import { markdownFor } from './markdown.ts'
import { plainText } from './outline.ts'
import { expandRemarkClasses } from './remark-classes.ts'
import { sanitise } from './sanitise.ts'
import { splitSlots } from './slots.ts'

/** What the slides of a deck share while they are rendered. */
export interface DeckContext {
  dialect: Dialect
  outline: readonly OutlineEntry[]
  toc: { left: number }
  total: number
  highlighter: Highlighter
  has: (path: string) => boolean
  assets: Set<string>
}

/** Renders one slide for staff; the edition for everybody else is built from it field by field. */
export function renderSlide(slide: RawSlide, number: number, deck: DeckContext): StaffSlide {
  const { known, problems } = readKnown(slide)
  const context = contextOf(slide, number, deck)
  const clicks = new ClickCounter()
  const layoutName = knownLayout(
    known.layout,
    defaultLayout(number, deck.dialect, known.class),
    context.hints,
  )

  const nodes = parseHtml(arrangeSlots(layoutName, renderSlots(slide, deck.dialect, context)))
  applyCommentMarks(nodes)
  const { nodes: shown, backgrounds } = transformDocument(nodes, context, clicks)
  const body = toHtml(shown)
  const isEmpty = body.replace(/<\/?p>|\s/g, '') === ''
  const behind = backgroundOf(known, backgrounds, isEmpty, context)
  const html = bar('header', known.header, deck.dialect) + body + bar('footer', known.footer, deck.dialect)
  // The sanitiser is the last to add hints, so it has to run before they are gathered.
  const safe = sanitise(html, context.address)
  return {
    title: titleOf(shown, known.title, deck.dialect),
    layout: behind.layout ?? layoutName,
    classes: safeClasses([...(known.class ?? []), ...layoutClasses(slide), ...behind.classes]),
    html: safe,
    steps: Math.max(clicks.total, known.clicks ?? 0),
    ...behind.paint,
    notes: renderNotes(slide, deck, number),
    ...(known.minutes === undefined ? {} : { minutes: known.minutes }),
    ...(known.exercise === undefined ? {} : { exercise: known.exercise }),
    ...(known.quiz === undefined ? {} : { quiz: known.quiz }),
    covers: known.covers ?? [],
    hints: inOrder([...slide.problems, ...problems, ...context.hints.found()]),
  }
}

function titleOf(nodes: readonly Node[], fromFrontMatter: string | undefined, dialect: Dialect): string {
  const heading = findElement(nodes, (node) => /^h[1-6]$/.test(node.name))
  if (heading) return textOf(heading.children).replace(/\s+/g, ' ').trim()
  return fromFrontMatter ? plainText(fromFrontMatter, dialect) : ''
}

function inOrder(problems: DeckProblem[]): DeckProblem[] {
  return problems.sort((a, b) => a.line - b.line)
}

function renderSlots(slide: RawSlide, dialect: Dialect, context: RenderContext): Map<string, string> {
  const md = markdownFor(dialect)
  const body = dialect === 'remark' ? expandRemarkClasses(slide.body) : slide.body
  const slots = dialect === 'slidev' ? splitSlots(body) : new Map([['default', body]])
  return new Map([...slots].map(([name, text]) => [name, md.render(text, toEnv(context))]))
}

/** Slidev shows a first slide without a layout as the cover; Marp's class `lead` centres. */
function defaultLayout(number: number, dialect: Dialect, classes: readonly string[] | undefined): string {
  if (dialect === 'slidev' && number === 1) return 'cover'
  return dialect === 'marp' && classes?.includes('lead') ? 'center' : 'default'
}

function layoutClasses(slide: RawSlide): string[] {
  const { layoutClass } = slide.frontMatter
  return typeof layoutClass === 'string' ? layoutClass.split(/\s+/) : []
}

/** Marp's `header` and `footer`, which are one line of Markdown. */
function bar(place: 'header' | 'footer', text: string | undefined, dialect: Dialect): string {
  if (dialect !== 'marp' || !text?.trim()) return ''
  return `<div class="slide-${place}">${escapeHtml(plainText(text, dialect))}</div>\n`
}

function renderNotes(slide: RawSlide, deck: DeckContext, number: number): string {
  if (!slide.notes) return ''
  return renderText(slide.notes, { ...contextOf(slide, number, deck), snippets: new Map() })
}

/**
 * Renders Markdown that is no slide (notes, briefs of exercises, questions): nothing in it appears step by step.
 * @returns sanitised HTML
 */
export function renderText(markdown: string, context: RenderContext): string {
  const nodes = parseHtml(markdownFor(context.dialect).render(markdown, toEnv(context)))
  return sanitise(toHtml(transformDocument(nodes, context, undefined).nodes), context.address).trim()
}

function contextOf(slide: RawSlide, number: number, deck: DeckContext): RenderContext {
  const hints = collectHints(slide)
  return {
    dialect: deck.dialect,
    number,
    total: deck.total,
    outline: deck.outline,
    toc: deck.toc,
    snippets: slide.snippets,
    highlight: deck.highlighter.toHtml,
    address: addressResolver({ file: slide.file, has: deck.has, assets: deck.assets, hints }),
    hints,
  }
}
