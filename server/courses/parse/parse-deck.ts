import type { DeckProblem } from '../../../shared/course/deck.ts'
import { resolveInCourse } from './course-path.ts'
import { detectDialect } from './dialect.ts'
import { toLines } from './lines.ts'
import { splitMarp } from './marp.ts'
import { parseRanges } from './ranges.ts'
import type { Dialect, FrontMatter, RawDeck, RawSlide, ReadText } from './raw-slide.ts'
import { splitRemark } from './remark.ts'
import { splitReveal } from './reveal.ts'
import { splitSlidev } from './slidev.ts'
import { loadSnippets, SNIPPETS_MAX } from './snippets.ts'

/** Includes can multiply (two files that include the next one twice): a deck is cut off here. */
export const MAX_SLIDES = 2000
const MAX_DEPTH = 16

const SPLITTERS: Record<Dialect, (lines: readonly string[], file: string) => RawSlide[]> = {
  slidev: splitSlidev,
  marp: splitMarp,
  reveal: splitReveal,
  remark: splitRemark,
}

/**
 * Parses a deck beginning at `entry`, a course-relative path. Never throws on what an author wrote: a file that
 * is missing, a cycle of includes or broken YAML is a problem, and the other slides open.
 */
export async function parseDeck(entry: string, read: ReadText): Promise<RawDeck> {
  const text = await read(entry)
  if (text === undefined) {
    const problem: DeckProblem = {
      severity: 'error',
      file: entry,
      line: 1,
      message: 'The file was not found.',
    }
    return { dialect: 'slidev', head: {}, slides: [], problems: [problem] }
  }
  const lines = toLines(text)
  const dialect = detectDialect(lines)
  const own = SPLITTERS[dialect](lines, entry)
  const head = own[0]?.frontMatter ?? {}
  const collected: Collected = {
    slides: [],
    isFull: false,
    problems: [],
    files: new Map([[entry, own]]),
    read,
  }
  if (dialect === 'slidev') await include(own, {}, [entry], collected)
  else for (const slide of own) if (!add(slide, collected)) break
  const defaults = dialect === 'slidev' ? defaultsOf(head) : {}
  const slides: RawSlide[] = []
  const budget = { left: SNIPPETS_MAX }
  for (const slide of collected.slides) {
    const frontMatter = { ...defaults, ...slide.frontMatter }
    slides.push(await loadSnippets({ ...slide, frontMatter }, read, budget))
  }
  return { dialect, head, slides, problems: collected.problems }
}

/** Slidev's `defaults` in the first front matter, which every slide starts from. */
function defaultsOf({ defaults }: FrontMatter): FrontMatter {
  const isRecord = typeof defaults === 'object' && defaults !== null && !Array.isArray(defaults)
  return isRecord ? Object.fromEntries(Object.entries(defaults)) : {}
}

interface Collected {
  slides: RawSlide[]
  /** Whether a slide was refused because there are `MAX_SLIDES`. */
  isFull: boolean
  problems: DeckProblem[]
  files: Map<string, RawSlide[]>
  read: ReadText
}

/** @returns false where there is no room for the slide */
function add(slide: RawSlide, into: Collected): boolean {
  into.isFull = into.slides.length >= MAX_SLIDES
  if (into.isFull) into.problems.push(problemAt(slide, `The deck is cut off after ${MAX_SLIDES} slides.`))
  else into.slides.push(slide)
  return !into.isFull
}

async function include(
  slides: readonly RawSlide[],
  override: FrontMatter,
  chain: readonly string[],
  into: Collected,
): Promise<void> {
  let first = true
  for (const slide of slides) {
    if (into.isFull) return
    if (isHidden(slide.frontMatter)) continue
    const frontMatter = { ...slide.frontMatter, ...(first ? override : withoutTeaching(override)) }
    first = false
    if (slide.frontMatter.src === undefined) {
      add({ ...slide, frontMatter }, into)
      continue
    }
    into.problems.push(...slide.problems)
    const target = await findTarget(slide, chain, into)
    if (target) await include(target.slides, without(frontMatter, 'src'), [...chain, target.file], into)
  }
}

async function findTarget(slide: RawSlide, chain: readonly string[], into: Collected) {
  const source = slide.frontMatter.src
  const refuse = (message: string) => {
    into.problems.push(problemAt(slide, message))
    return undefined
  }
  if (typeof source !== 'string') return refuse('`src` has to be the path of a Markdown file.')
  const [path = '', range] = source.split('#', 2)
  const file = resolveInCourse(slide.file, path)
  if (!file) return refuse(`The included file ${path} lies outside the course folder.`)
  if (chain.includes(file)) return refuse(`${file} includes itself: ${[...chain, file].join(' → ')}.`)
  if (chain.length >= MAX_DEPTH) return refuse(`Includes are nested more than ${MAX_DEPTH} deep.`)
  let all = into.files.get(file)
  if (!all) {
    const text = await into.read(file)
    if (text === undefined) return refuse(`The included file ${file} was not found.`)
    all = splitSlidev(toLines(text), file)
    into.files.set(file, all)
  }
  const wanted = range === 'none' ? [] : parseRanges(all.length, range)
  if (wanted.length === 0 && range !== 'none') refuse(`There are no slides ${range ?? ''} in ${file}.`)
  return { file, slides: wanted.flatMap((number) => all[number - 1] ?? []) }
}

const isHidden = (frontMatter: FrontMatter) => Boolean(frontMatter.hide) || Boolean(frontMatter.disabled)

/** Minutes and topics of an including slide count once, for the first slide that it brings in. */
const withoutTeaching = (data: FrontMatter) => without(without(data, 'minutes'), 'covers')

function without(data: FrontMatter, key: string): FrontMatter {
  const { [key]: _, ...rest } = data
  return rest
}

function problemAt(slide: RawSlide, message: string): DeckProblem {
  return { severity: 'error', file: slide.file, line: slide.line, message }
}
