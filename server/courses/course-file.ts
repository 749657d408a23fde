import { z } from 'zod'
import type { DeckProblem } from '../../shared/course/deck.ts'
import { readYamlDocument } from './parse/yaml-document.ts'

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
  const read = readYamlDocument(text, COURSE_FILE)
  if (!read.ok) return { course: {}, problems: read.problems }
  const { data, problemsOf } = read.document
  const result = courseFile.safeParse(data ?? {})
  if (result.success) return { course: result.data, problems: [] }

  const broken = new Set<string>()
  const problems = problemsOf(result.error)
  for (const [index, issue] of result.error.issues.entries()) {
    const unknown = issue.path.length === 0 && issue.code === 'unrecognized_keys' ? issue.keys : undefined
    for (const key of unknown ?? [String(issue.path[0])]) broken.add(key)
    const problem = problems[index]
    // A key that nobody knows takes nothing away.
    if (unknown && problem) problem.severity = 'warning'
  }
  return { course: readable(data, broken), problems }
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
