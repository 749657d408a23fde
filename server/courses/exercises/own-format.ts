import { z } from 'zod'
import type { CourseDisk } from '../disk.ts'
import { readYamlDocument, type YamlDocument } from '../parse/yaml-document.ts'
import { entryFirst, entryOf, fileBudget, filesBelow, readFiles } from './exercise-files.ts'
import { CheckIds, parseChecks } from './parse-checks.ts'
import { readSteps } from './parse-steps.ts'
import type { MarkdownPart, RawExercise, Report } from './raw-exercise.ts'

export const EXERCISE_FILE = 'exercise.yaml'
const BRIEF = 'brief.md'

const words = z
  .union([z.string(), z.array(z.union([z.string(), z.number()]))], { error: 'has to be a list of topic ids' })
  .transform((value) => (Array.isArray(value) ? value.map(String) : value.split(/[\s,]+/)).filter(Boolean))

/** The keys of exercise.yaml but for the checks; all may be left out. Each is read for itself. */
const KEYS = {
  title: z.string().trim().min(1).max(120),
  minutes: z
    .number({ error: 'has to be a number of minutes' })
    .positive()
    .max(24 * 60),
  points: z.number({ error: 'has to be a number' }).min(0).max(1000),
  entry: z.string(),
  app: z
    .string()
    .regex(/^[A-Za-z_][\w.]*:[A-Za-z_][\w.]*$/, { error: 'has to be module:name, such as main:app' }),
  covers: words,
  hints: z.array(z.string().trim().min(1), { error: 'has to be a list of texts' }).max(20),
} satisfies Record<string, z.ZodType>

/** They are lists of things with problems of their own. */
const READ_ELSEWHERE = new Set(['checks', 'hidden', 'steps'])

type Keys = { [K in keyof typeof KEYS]?: z.output<(typeof KEYS)[K]> }

const EMPTY_DOCUMENT = 'title: ""'

/** Reads `exercise.yaml`, `brief.md`, and the folders `starter`, `solution`, `checks`, `hidden` and `steps`. */
export async function readOwnFormat(
  disk: CourseDisk,
  folder: string,
  id: string,
  problems: Report,
): Promise<RawExercise> {
  const file = `${folder}/${EXERCISE_FILE}`
  const read = readYamlDocument((await disk.read(file)) ?? '', file)
  if (!read.ok) problems.found.push(...read.problems)
  const document = read.ok ? read.document : emptyDocument(file)
  const keys = readKeys(document, problems)
  const budget = fileBudget()
  const filesOf = async (name: string) =>
    readFiles(disk, `${folder}/${name}`, await filesBelow(disk, `${folder}/${name}`), budget, problems)
  const starter = await filesOf('starter')
  const solution = await filesOf('solution')
  const visible = await filesOf('checks')
  const hidden = await filesOf('hidden')
  if (starter.length === 0) problems.error(file, 'There is no file in the folder starter.')

  const code = [...starter, ...solution]
  const entries = new Set(code.map(({ name }) => name))
  if (keys.entry !== undefined && !entries.has(keys.entry)) {
    problems.found.push(
      document.problemAt(['entry'], `There is no file ${keys.entry} in starter or solution.`),
    )
    delete keys.entry
  }
  const entry = keys.entry ?? entryOf(starter)
  const ids = new CheckIds()
  const common = { document, entries, hasApp: keys.app !== undefined, hasEntry: entry !== undefined }
  const checks = parseChecks({ ...common, key: 'checks', files: visible }, ids, problems)
  const hiddenChecks = parseChecks({ ...common, key: 'hidden', files: hidden }, ids, problems)
  const brief = await briefOf(disk, folder, problems)
  return {
    id,
    title: keys.title ?? headingOf(brief) ?? id,
    ...(keys.minutes === undefined ? {} : { minutes: keys.minutes }),
    points: keys.points ?? 1,
    brief,
    hints: (keys.hints ?? []).map((text, index) => ({
      file,
      line: document.problemAt(['hints', index], '').line,
      text,
    })),
    starter: entryFirst(starter, entry),
    solution,
    ...(entry === undefined ? {} : { entry }),
    ...(keys.app === undefined ? {} : { app: keys.app }),
    checks,
    hiddenChecks,
    ...(await readSteps(
      document,
      [...checks, ...hiddenChecks],
      { starter, solution },
      (step) => filesOf(`steps/${step}`),
      problems,
    )),
    covers: keys.covers ?? [],
  }
}

function emptyDocument(file: string): YamlDocument {
  const empty = readYamlDocument(EMPTY_DOCUMENT, file)
  if (!empty.ok) throw new Error('an empty document cannot be read')
  return { ...empty.document, data: {} }
}

/** A mistake costs one key; a key that nobody knows is most likely a slip of the pen. */
function readKeys(document: YamlDocument, problems: Report): Keys {
  const { data } = document
  if (data === null) return {}
  if (typeof data !== 'object' || Array.isArray(data)) {
    problems.found.push(document.problemAt([], 'It has to consist of keys such as `title: …`.'))
    return {}
  }
  const keys: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(data)) {
    if (READ_ELSEWHERE.has(key) || value === null) continue
    if (!Object.hasOwn(KEYS, key)) {
      problems.found.push(document.problemAt([key], `There is no key ${key} here.`, 'warning'))
      continue
    }
    const result = (KEYS[key as keyof typeof KEYS] as z.ZodType).safeParse(value)
    if (result.success) keys[key] = result.data
    else {
      const [problem] = document.problemsOf(result.error, [key])
      if (problem) problems.found.push({ ...problem, message: `\`${key}\`: ${strip(problem.message)}` })
    }
  }
  return keys as Keys
}

const strip = (message: string) => message.replace(/^`[^`]*`: /, '')

async function briefOf(disk: CourseDisk, folder: string, problems: Report): Promise<MarkdownPart[]> {
  const file = `${folder}/${BRIEF}`
  const text = await disk.read(file)
  if (text?.trim()) return [{ file, line: 1, text }]
  problems.error(file, 'There is no brief: say in brief.md what is to be done.')
  return []
}

/** The first heading of a text outside of code. */
export function headingOf(parts: readonly MarkdownPart[]): string | undefined {
  for (const { text } of parts) {
    const match = /^#{1,3} +(.+?)(?: +#+)?\s*$/m.exec(text.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, ''))
    if (match?.[1]) return match[1].replace(/[*_`]/g, '').trim()
  }
  return undefined
}
