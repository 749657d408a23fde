import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { DeckProblem } from '../../shared/course/deck.ts'
import { withinStack } from './parse/yaml.ts'

export const COURSE_FILE = 'course.yaml'

/** BCP 47, as far as it is used for the `lang` attribute. */
const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'has to be a language code such as "en"')
const line = z.string().trim().min(1)
const lines = z.union([line.transform((text) => [text]), z.array(line)], 'has to be a list of texts')
const author = z.union([line, z.object({ name: line }).transform((person) => person.name)])

/** `course.yaml`. Every key but the title may be left out; the id of the course is the name of its folder. */
const courseFile = z.strictObject({
  title: line,
  description: z.string().trim().default(''),
  language: language.default('en'),
  authors: z.union([line.transform((text) => [text]), z.array(author)]).default([]),
  level: z.string().optional(),
  license: z.string().optional(),
  prerequisites: lines.default([]),
  goals: lines.default([]),
  /** Parts of the course in their order. Without a `slides.md` they are the deck, one after the other. */
  modules: z
    .array(z.strictObject({ file: line, title: line.optional(), minutes: z.number().positive().optional() }))
    .default([]),
})

export type CourseFile = z.output<typeof courseFile>

/**
 * Reads `course.yaml`. Whatever is wrong with it is a problem with its line; the keys that are right are used,
 * so a mistake in one never closes the course.
 */
export function readCourseFile(text: string): { course: Partial<CourseFile>; problems: DeckProblem[] } {
  const lineCounter = new LineCounter()
  const document = withinStack(() =>
    parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'error' }),
  )
  const problemAt = (offset: number, message: string, severity: DeckProblem['severity'] = 'error') => ({
    severity,
    file: COURSE_FILE,
    line: Math.max(1, lineCounter.linePos(offset).line),
    message,
  })
  if (!document) return { course: {}, problems: [problemAt(0, 'It is nested too deep.')] }
  const problems = document.errors.map((error) => problemAt(error.pos[0], `Not valid YAML: ${error.message}`))
  if (problems.length > 0) return { course: {}, problems }
  const data = toData(document)
  if (data === undefined) return { course: {}, problems: [problemAt(0, 'It refers to itself too often.')] }
  const result = courseFile.safeParse(data ?? {})
  if (result.success) return { course: result.data, problems }

  const broken = new Set<string>()
  for (const issue of result.error.issues) {
    const atTop = issue.path.length === 0
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : []
    for (const key of atTop ? unknown : [String(issue.path[0])]) broken.add(key)
    const offset = offsetOf(document, [...issue.path, ...unknown.slice(0, 1)])
    problems.push(problemAt(offset, describe(issue), atTop && unknown.length > 0 ? 'warning' : 'error'))
  }
  return { course: readable(data, broken), problems }
}

/** The data of a document; `undefined` where its aliases would grow without end, or its depth the stack. */
function toData(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 }) ?? null
  } catch (error) {
    if (error instanceof ReferenceError || error instanceof RangeError) return undefined
    throw error
  }
}

/** Where a value stands; for a missing one, where the nearest thing around it does. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node)) return node.range?.[0] ?? 0
  }
  return 0
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `There is no key ${issue.keys.join(', ')} here.`
  const where = issue.path.map(String).join('.')
  return where ? `\`${where}\`: ${issue.message}` : issue.message
}

/** What is left when the broken keys are taken out; without a title it gets a stand-in, dropped afterwards. */
function readable(data: unknown, broken: ReadonlySet<string>): Partial<CourseFile> {
  if (typeof data !== 'object' || data === null) return {}
  const kept = Object.fromEntries(Object.entries(data).filter(([key]) => !broken.has(key)))
  const hasTitle = 'title' in kept
  const result = courseFile.safeParse(hasTitle ? kept : { ...kept, title: '-' })
  if (!result.success) return {}
  const { title, ...rest } = result.data
  return hasTitle ? { ...rest, title } : rest
}
