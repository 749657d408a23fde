import MarkdownItFactory, { type MarkdownIt } from 'markdown-it'
import type { Dialect } from '../parse/raw-slide.ts'
import { emptyHeads } from './empty-heads.ts'
import { fences } from './fences.ts'
import { marpImages } from './marp-images.ts'
import { math } from './math.ts'
import { snippetLines } from './snippet-rule.ts'
import { taskLists } from './task-lists.ts'
import { unclosedMarks } from './unclosed-marks.ts'
import { vueTags } from './vue-tags.ts'

const made = new Map<Dialect, MarkdownIt>()

/** The Markdown of a dialect, set up once: Marp breaks lines as written, remark has no formulas. */
export function markdownFor(dialect: Dialect): MarkdownIt {
  const known = made.get(dialect)
  if (known) return known
  const md = new MarkdownItFactory({ html: true, linkify: true, breaks: dialect === 'marp' })
  // `main.py` and `sli.dev` would become links otherwise.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
  md.use(fences).use(vueTags).use(taskLists).use(emptyHeads).use(unclosedMarks)
  if (dialect !== 'remark') md.use(math)
  if (dialect === 'slidev') md.use(snippetLines)
  if (dialect === 'marp') md.use(marpImages)
  made.set(dialect, md)
  return md
}
