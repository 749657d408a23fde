import { frontMatterAt } from './front-matter.ts'
import { hiddenLines } from './lines.ts'
import type { Dialect } from './raw-slide.ts'

interface Mark {
  dialect: Dialect
  weight: number
  pattern: RegExp
}

/** Signs in the text (code fences taken out) that only one of the syntaxes uses. */
const TEXT_MARKS: Mark[] = [
  { dialect: 'slidev', weight: 4, pattern: /<v-clicks?\b|\sv-(?:click|after|mark|motion|drag)\b/ },
  { dialect: 'slidev', weight: 4, pattern: /^::[\w-]+::\s*$/m },
  { dialect: 'slidev', weight: 3, pattern: /^<<< \S/m },
  { dialect: 'marp', weight: 3, pattern: /^!\[(?:[^\]\n]*\s)?bg(?:\s[^\]\n]*)?\]\(/m },
  {
    dialect: 'marp',
    weight: 3,
    pattern:
      /<!--\s*(?:_?(?:class|paginate|header|footer|backgroundColor|backgroundImage)|headingDivider)\s*:/,
  },
  { dialect: 'reveal', weight: 4, pattern: /<!--\s*\.(?:slide|element):/ },
  { dialect: 'reveal', weight: 1, pattern: /^-{4}\s*$/m },
  { dialect: 'reveal', weight: 1, pattern: /^notes?:/im },
  { dialect: 'remark', weight: 3, pattern: /^\?\?\?\s*$/m },
  { dialect: 'remark', weight: 3, pattern: /^--\s*$/m },
  { dialect: 'remark', weight: 1, pattern: /(?:^|\s)\.[a-z][\w.-]*\[/m },
]

/** Keys of a file's first front matter, by the syntax that knows them. */
const KEY_MARKS = new Map<string, { dialect: Dialect; weight: number }>([
  ['paginate', { dialect: 'marp', weight: 2 }],
  ['headingDivider', { dialect: 'marp', weight: 4 }],
  ['backgroundColor', { dialect: 'marp', weight: 1 }],
  ['drawings', { dialect: 'slidev', weight: 3 }],
  ['mdc', { dialect: 'slidev', weight: 3 }],
  ['comark', { dialect: 'slidev', weight: 3 }],
  ['layout', { dialect: 'slidev', weight: 3 }],
  ['themeConfig', { dialect: 'slidev', weight: 3 }],
  ['highlighter', { dialect: 'slidev', weight: 2 }],
  ['lineNumbers', { dialect: 'slidev', weight: 2 }],
  ['src', { dialect: 'slidev', weight: 4 }],
  ['revealOptions', { dialect: 'reveal', weight: 4 }],
  ['verticalSeparator', { dialect: 'reveal', weight: 4 }],
  ['separator', { dialect: 'reveal', weight: 3 }],
  ['notesSeparator', { dialect: 'reveal', weight: 4 }],
  ['highlightTheme', { dialect: 'reveal', weight: 2 }],
])

/** Front matter below the first slide exists in Slidev alone. */
const INNER_FRONT_MATTER = 4

/**
 * Which syntax a deck is written in. `marp: true` decides; otherwise the marks are weighed, and a deck
 * without any is read as Slidev's, whose plain form the others share.
 */
export function detectDialect(lines: readonly string[]): Dialect {
  const score: Record<Dialect, number> = { slidev: 0, marp: 0, reveal: 0, remark: 0 }
  const first = lines.findIndex((line) => line.trim())
  const head = first < 0 ? undefined : frontMatterAt(lines, first, '')
  if (head?.data.marp === true) return 'marp'
  for (const key of Object.keys(head?.data ?? {})) {
    const mark = KEY_MARKS.get(key)
    if (mark) score[mark.dialect] += mark.weight
  }
  const hidden = hiddenLines(lines)
  const bodyStart = head ? head.end + 1 : 0
  const text = lines.filter((_, i) => i >= bodyStart && !hidden[i]).join('\n')
  for (const mark of TEXT_MARKS) if (mark.pattern.test(text)) score[mark.dialect] += mark.weight
  if (hasInnerFrontMatter(lines, hidden, bodyStart)) score.slidev += INNER_FRONT_MATTER
  if (!head && /^(?:class|name|layout|template|background-image|count)\s*:/.test(lines[first] ?? '')) {
    score.remark += 3
  }
  const ranked = (['slidev', 'marp', 'reveal', 'remark'] as const).toSorted((a, b) => score[b] - score[a])
  return ranked[0] ?? 'slidev'
}

function hasInnerFrontMatter(lines: readonly string[], hidden: readonly boolean[], from: number): boolean {
  for (let i = from; i < lines.length; i++) {
    if (hidden[i]) continue
    const block = frontMatterAt(lines, i, '')
    if (!block) continue
    // A blank line inside means remark's property lines above a slide's text rather than front matter.
    if (lines.slice(i + 1, block.end).every((line) => line.trim())) return true
    i = block.end - 1
  }
  return false
}
