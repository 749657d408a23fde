import type {
  IndexedCourse,
  SearchEntry,
  SearchHit,
  SearchIndex,
  SearchQuery,
  TextPart,
} from '../../ports/search.ts'
import { indexedText } from '../../ports/search-words.ts'
import type { AskedEntry } from './asked.ts'

const TITLE_WEIGHT = 8
const SNIPPET_CHARS = 200

/**
 * Looks through everything at each search; for tests.
 * @param guard throws where a write must fail
 * @param askedNow what was asked in all sessions
 */
export function memorySearch(guard: () => void, askedNow: () => Promise<AskedEntry[]>): SearchIndex {
  const known = new Map<string, { course: IndexedCourse; entries: SearchEntry[] }>()
  return {
    async courses() {
      return [...known.values()].map(({ course }) => course)
    },
    async replace(course, entries) {
      guard()
      known.set(course.course, { course, entries: entries.map(lined) })
    },
    async remove(course) {
      guard()
      known.delete(course)
    },
    async find(query) {
      const found = [...known.values()].flatMap(({ course: { revision: _, ...course }, entries }) =>
        entries
          .filter((entry) => fits(entry, course.course, query))
          .map((entry) => hitOf(course, entry, query)),
      )
      const { asked } = query
      for (const one of asked ? await askedNow() : []) {
        if (asked?.owner !== undefined && one.owner !== asked.owner) continue
        const { title, language } = known.get(one.course)?.course ?? { title: one.course, language: 'und' }
        if (!fits(one.entry, one.course, query)) continue
        const { hit, weight } = hitOf({ course: one.course, title, language }, lined(one.entry), query)
        found.push({ hit: { ...hit, asked: one.asked }, weight })
      }
      found.sort((a, b) => b.weight - a.weight)
      const { offset, limit } = query
      return { hits: found.slice(offset, offset + limit).map(({ hit }) => hit), total: found.length }
    },
  }
}

const lined = (entry: SearchEntry): SearchEntry => ({
  ...entry,
  title: indexedText(entry.title),
  body: indexedText(entry.body),
  notes: indexedText(entry.notes),
})

function fits(entry: SearchEntry, course: string, { words, kind, course: wanted }: SearchQuery): boolean {
  if (words.length === 0 || (kind && entry.kind !== kind) || (wanted !== undefined && wanted !== course))
    return false
  const texts = [entry.title, entry.body, entry.notes]
  return words.every((word, index) =>
    texts.some((text) => rangesOf(text, word, index === words.length - 1).length > 0),
  )
}

function hitOf(course: SearchHit['course'], entry: SearchEntry, { words }: SearchQuery) {
  const ranges = (text: string) =>
    words.flatMap((word, index) => rangesOf(text, word, index === words.length - 1))
  const { kind, ref, slide, title, body, notes } = entry
  const place = ranges(body).length === 0 && ranges(notes).length > 0 ? 'notes' : 'body'
  const hit: SearchHit = {
    course,
    kind,
    ref,
    ...(slide === undefined ? {} : { slide }),
    title: partsOf(title, ranges(title)),
    snippet: partsOf(entry[place], ranges(entry[place])),
    in: place,
  }
  const weight = ranges(title).length * TITLE_WEIGHT + ranges(body).length + ranges(notes).length
  return { hit, weight }
}

interface Range {
  from: number
  to: number
}

const TOKEN = /[\p{L}\p{N}\p{M}\p{Co}]+/gu
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Where the tokens of a word stand one after the other in a text. */
function rangesOf(text: string, word: string, isPrefix: boolean): Range[] {
  const wanted = [...word.matchAll(TOKEN)].map(([token]) => fold(token))
  const tokens = [...text.matchAll(TOKEN)].map((match) => ({
    text: fold(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }))
  return tokens.flatMap((token, at) => {
    const there = wanted.every((part, n) => {
      const other = tokens[at + n]?.text
      return isPrefix && n === wanted.length - 1 ? other?.startsWith(part) : other === part
    })
    const last = tokens[at + wanted.length - 1]
    return wanted.length > 0 && there && last ? [{ from: token.from, to: last.to }] : []
  })
}

/** Around the first of the ranges. */
function partsOf(text: string, ranges: Range[]): TextPart[] {
  const sorted = ranges.toSorted((a, b) => a.from - b.from)
  const start = Math.max(0, (sorted[0]?.from ?? 0) - SNIPPET_CHARS / 2)
  const parts: TextPart[] = []
  let at = start
  for (const { from, to } of sorted) {
    if (from < at || to > start + SNIPPET_CHARS) continue
    if (from > at) parts.push({ text: text.slice(at, from), match: false })
    parts.push({ text: text.slice(from, to), match: true })
    at = to
  }
  const rest = text.slice(at, start + SNIPPET_CHARS)
  return rest === '' ? parts : [...parts, { text: rest, match: false }]
}
