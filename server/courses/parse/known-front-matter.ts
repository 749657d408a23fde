import { z } from 'zod'
import type { DeckProblem } from '../../../shared/course/deck.ts'
import type { FrontMatter, RawSlide } from './raw-slide.ts'

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const words = z
  .union([z.string(), z.array(z.union([z.string(), z.number()]))])
  .transform((value) => (Array.isArray(value) ? value.map(String) : value.split(/[\s,]+/)).filter(Boolean))
const count = z.coerce.number().int().min(0).max(500)

/** The keys of a slide's front matter that mean something here; all others belong to themes and are left. */
const KNOWN = {
  title: text,
  layout: z.string(),
  class: words,
  covers: words,
  minutes: z.coerce
    .number()
    .min(0)
    .max(24 * 60),
  exercise: z.string().trim(),
  quiz: z.string().trim(),
  background: z.string(),
  image: z.string(),
  clicks: count,
  level: z.coerce.number().int().min(1).max(6),
  hideInToc: z.boolean(),
  header: text,
  footer: text,
  backgroundColor: z.string(),
  backgroundImage: z.string(),
  color: z.string(),
} satisfies Record<string, z.ZodType>

export type KnownFrontMatter = { [K in keyof typeof KNOWN]?: z.output<(typeof KNOWN)[K]> }

/** Checks key by key, so that one mistake costs one key. An empty key (`class:`) counts as absent. */
export function readKnown(slide: Pick<RawSlide, 'file' | 'line' | 'frontMatter'>): {
  known: KnownFrontMatter
  problems: DeckProblem[]
} {
  const known: Record<string, unknown> = {}
  const problems: DeckProblem[] = []
  for (const [key, schema] of Object.entries(KNOWN)) {
    const value = ownValue(slide.frontMatter, key)
    if (value === undefined || value === null || value === '') continue
    const result = (schema as z.ZodType).safeParse(value)
    if (result.success) known[key] = result.data
    else problems.push(mistake(slide, key, value))
  }
  return { known: known as KnownFrontMatter, problems }
}

function ownValue(frontMatter: FrontMatter, key: string): unknown {
  return Object.hasOwn(frontMatter, key) ? frontMatter[key] : undefined
}

const EXPECTED: Record<string, string> = {
  class: 'a list of class names',
  covers: 'a list of topic ids',
  minutes: 'a number of minutes',
  clicks: 'a whole number',
  exercise: 'the id of an exercise',
  quiz: 'the id of a quiz',
  level: 'a number from 1 to 6',
  hideInToc: 'true or false',
}

function mistake(slide: { file: string; line: number }, key: string, value: unknown): DeckProblem {
  const shown = JSON.stringify(value)?.slice(0, 60) ?? String(value)
  const message = `\`${key}\` has to be ${EXPECTED[key] ?? 'a text'}, not ${shown}; it is ignored.`
  return { severity: 'warning', file: slide.file, line: slide.line, message }
}
