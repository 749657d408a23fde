import { z } from 'zod'
import type { Check, CheckKind, ExerciseFile } from '../../../shared/course/exercise.ts'
import { isTestFile } from '../../../shared/course/exercise-files.ts'
import type { YamlDocument } from '../parse/yaml-document.ts'
import { CHECK_KINDS, CHECK_SCHEMAS } from './check-schemas.ts'
import { withoutUndefined } from './http-steps.ts'
import type { Report } from './raw-exercise.ts'

/** Checks of one exercise, of each list. */
export const CHECKS_MAX = 50

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, { error: 'has to be of small letters, digits and -' })
const title = z.string().trim().min(1).max(200)

/** Where the checks of a list come from, and what they may refer to. */
export interface CheckSource {
  document: YamlDocument
  /** The key of the list in exercise.yaml: `checks` or `hidden`. */
  key: string
  /** The files of its folder, for checks of the kind `tests`. */
  files: readonly ExerciseFile[]
  /** Names that `entry` may be. */
  entries: ReadonlySet<string>
  hasApp: boolean
  hasEntry: boolean
}

/** Gives every check of an exercise an id of its own. */
export class CheckIds {
  private readonly taken = new Set<string>()

  take(wanted: string): string {
    const slug = wanted
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 56)
      .replace(/-+$/, '')
    const base = slug || 'check'
    let unique = base
    for (let count = 2; this.taken.has(unique); count++) unique = `${base}-${count}`
    this.taken.add(unique)
    return unique
  }

  has(wanted: string): boolean {
    return this.taken.has(wanted)
  }
}

/**
 * Reads the list of checks. A check with a mistake is left out and reported, the others stay. Test files that no
 * check names become a check each, so that a folder of tests is enough.
 */
export function parseChecks(source: CheckSource, ids: CheckIds, problems: Report): Check[] {
  const { document, key } = source
  const list = Object(document.data)[key] as unknown
  const used = new Set<string>()
  const checks: Check[] = []
  if (list !== undefined && list !== null && !Array.isArray(list)) {
    problems.found.push(document.problemAt([key], `\`${key}\` has to be a list of checks.`))
  }
  for (const [index, value] of (Array.isArray(list) ? list : []).entries()) {
    if (index === CHECKS_MAX) {
      problems.found.push(document.problemAt([key, index], `A list has at most ${CHECKS_MAX} checks.`))
      break
    }
    const check = parseCheck(value, [key, index], source, ids, used, problems)
    if (check) checks.push(check)
  }
  return [...checks, ...unnamedTests(source.files, used, ids)]
}

function parseCheck(
  value: unknown,
  path: readonly PropertyKey[],
  source: CheckSource,
  ids: CheckIds,
  used: Set<string>,
  problems: Report,
): Check | undefined {
  const { document } = source
  const refuse = (message: string, at: readonly PropertyKey[] = path) =>
    void problems.found.push(document.problemAt(at, message))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('A check has a `title` and what is checked.')
  }
  const kinds = CHECK_KINDS.filter((kind) => Object.hasOwn(value, kind))
  const [kind] = kinds
  if (!kind || kinds.length > 1) return refuse(`A check has exactly one of ${CHECK_KINDS.join(', ')}.`)
  const own = z
    .strictObject({
      id: id.optional(),
      title: kind === 'tests' ? title.optional() : title,
      [kind]: CHECK_SCHEMAS[kind],
    })
    .safeParse(value)
  if (!own.success) return void problems.found.push(...document.problemsOf(own.error, path))
  const data = own.data as { id?: string; title?: string }
  if (data.id !== undefined && ids.has(data.id)) {
    return refuse(`There is another check with the id ${data.id}.`, [...path, 'id'])
  }
  const body = toBody(kind, (own.data as Record<string, unknown>)[kind], source)
  if ('wrong' in body) return refuse(body.wrong, [...path, kind])
  if (body.kind === 'tests') for (const file of body.files) used.add(file.name)
  const shown = data.title ?? (body.kind === 'tests' ? (body.files[0]?.name ?? kind) : kind)
  return { id: ids.take(data.id ?? shown), title: shown, ...body }
}

type CheckBody<C = Check> = C extends Check ? Omit<C, 'id' | 'title'> : never

/** What the kind's schema has read, as the model has it; or what it refers to and is not there. */
function toBody(kind: CheckKind, data: unknown, source: CheckSource): CheckBody | { wrong: string } {
  const needsApp = kind !== 'tests' && kind !== 'output'
  if (needsApp && !source.hasApp) return { wrong: `\`${kind}\` needs \`app\`: which app is asked?` }
  switch (kind) {
    case 'tests':
      return testsOf(data as z.output<(typeof CHECK_SCHEMAS)['tests']>, source.files)
    case 'output': {
      const output = withoutUndefined(data as z.output<(typeof CHECK_SCHEMAS)['output']>)
      if (output.entry !== undefined && !source.entries.has(output.entry)) {
        return { wrong: `There is no file ${output.entry} in the starter or the solution.` }
      }
      if (output.entry === undefined && !source.hasEntry) return { wrong: 'There is no file to run.' }
      return { kind, ...output }
    }
    case 'http':
      return { kind, steps: data as z.output<(typeof CHECK_SCHEMAS)['http']> }
    case 'openapi':
      return { kind, ...withoutUndefined(data as z.output<(typeof CHECK_SCHEMAS)['openapi']>) }
    case 'jwt': {
      const { requests, ...rest } = data as z.output<(typeof CHECK_SCHEMAS)['jwt']>
      return { kind, steps: requests, ...withoutUndefined(rest) }
    }
    case 'queries': {
      const { requests, max } = data as z.output<(typeof CHECK_SCHEMAS)['queries']>
      return { kind, steps: requests, max }
    }
    case 'websocket':
      return { kind, ...(data as z.output<(typeof CHECK_SCHEMAS)['websocket']>) }
  }
}

/** The named files, and the helpers of the folder that are no tests themselves. */
function testsOf(wanted: readonly string[], files: readonly ExerciseFile[]): CheckBody | { wrong: string } {
  const missing = wanted.find((name) => !files.some((file) => file.name === name))
  if (missing !== undefined) {
    const there = files.map(({ name }) => name).join(', ') || 'none'
    return { wrong: `There is no test file ${missing} here (there are: ${there}).` }
  }
  const tests = wanted.flatMap((name) => files.find((file) => file.name === name) ?? [])
  const helpers = files.filter(({ name }) => !wanted.includes(name) && !isTestFile(name))
  return { kind: 'tests', files: [...tests, ...helpers] }
}

function unnamedTests(files: readonly ExerciseFile[], used: ReadonlySet<string>, ids: CheckIds): Check[] {
  return files
    .filter(({ name }) => isTestFile(name) && !used.has(name))
    .map((file) => ({ id: ids.take(file.name), title: file.name, ...testsOf([file.name], files) }) as Check)
}
