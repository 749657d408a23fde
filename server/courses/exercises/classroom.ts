import { z } from 'zod'
import type { Check, ExerciseFile } from '../../../shared/course/exercise.ts'
import { isTestFile } from '../../../shared/course/exercise-files.ts'
import type { CourseDisk } from '../disk.ts'
import { readYamlDocument } from '../parse/yaml-document.ts'
import { entryFirst, entryOf, fileBudget, filesBelow, readFiles } from './exercise-files.ts'
import { isPattern } from './json-schema.ts'
import { headingOf } from './own-format.ts'
import { CheckIds } from './parse-checks.ts'
import type { RawExercise, Report } from './raw-exercise.ts'

export const CLASSROOM_FILE = '.github/classroom/autograding.json'

const test = z.object({
  name: z.string().trim().min(1),
  setup: z.string().default(''),
  run: z.string(),
  input: z.string().default(''),
  output: z.string().default(''),
  comparison: z.enum(['exact', 'included', 'regex']).default('included'),
  points: z.number().min(0).nullish(),
})
type Test = z.output<typeof test>

/** Files of a repository that are not for its students to work on. */
const ASIDE = /^(?:readme|license|licence)\b|^(?:requirements\.txt|package(?:-lock)?\.json|yarn\.lock)$/i

/** Reads a repository of GitHub Classroom: all its files are the starter, its tests are in `autograding.json`. */
export async function readClassroom(
  disk: CourseDisk,
  folder: string,
  id: string,
  problems: Report,
): Promise<RawExercise> {
  const file = `${folder}/${CLASSROOM_FILE}`
  const names = await filesBelow(disk, folder)
  const code = names.filter((name) => !ASIDE.test(name))
  const files = await readFiles(disk, folder, code, fileBudget(), problems)
  const starter = files.filter(({ name }) => !isTestFile(name))
  const tests = files.filter(({ name }) => isTestFile(name))
  const readme = names.find((name) => /^readme\.md$/i.test(name))
  const text = readme === undefined ? undefined : await disk.read(`${folder}/${readme}`)
  const brief = text?.trim() ? [{ file: `${folder}/${readme}`, line: 1, text }] : []
  if (brief.length === 0)
    problems.error(`${folder}/README.md`, 'There is no README.md that says what is to be done.')
  const entry = entryOf(starter)
  const graded = await readTests(disk, file, { starter, tests }, problems)
  return {
    id,
    title: headingOf(brief) ?? id,
    points: graded.points || 1,
    brief,
    hints: [],
    starter: entryFirst(starter, entry),
    solution: [],
    ...(entry === undefined ? {} : { entry }),
    checks: graded.checks,
    hiddenChecks: [],
    steps: [],
    stepFiles: [],
    covers: [],
  }
}

interface Code {
  starter: readonly ExerciseFile[]
  tests: readonly ExerciseFile[]
}

async function readTests(
  disk: CourseDisk,
  file: string,
  code: Code,
  problems: Report,
): Promise<{ checks: Check[]; points: number }> {
  const read = readYamlDocument((await disk.read(file)) ?? '', file)
  if (!read.ok) {
    problems.found.push(...read.problems)
    return { checks: [], points: 0 }
  }
  const { document } = read
  const list = Object(document.data).tests as unknown
  if (!Array.isArray(list)) {
    problems.found.push(document.problemAt(['tests'], '`tests` has to be a list.'))
    return { checks: [], points: 0 }
  }
  const ids = new CheckIds()
  let points = 0
  const checks = list.flatMap((value, index) => {
    const result = test.safeParse(value)
    if (!result.success) {
      problems.found.push(...document.problemsOf(result.error, ['tests', index]))
      return []
    }
    points += result.data.points ?? 0
    const check = toCheck(result.data, code, (message) =>
      problems.found.push(document.problemAt(['tests', index, 'run'], message, 'warning')),
    )
    return check ? [{ id: ids.take(result.data.name), title: result.data.name, ...check }] : []
  })
  return { checks: checks as Check[], points }
}

const PROGRAM = /^(?:python3?|node|ts-node|npx ts-node|tsx|npx tsx) +(?:\.\/)?([\w./-]+\.(?:py|[cm]?[jt]s))$/
const TEST_RUN =
  /^(?:(?:python3? -m )?(?:pytest|unittest)|npm (?:run )?test|npx (?:jest|vitest)(?: run)?|jest|vitest(?: run)?|node --test)\b(.*)$/

/** What a command of the shell checks, for the commands that have a meaning without a shell. */
function toCheck(
  { run, input, output, comparison, setup }: Test,
  { starter, tests }: Code,
  warn: (message: string) => void,
): Pick<Check, 'kind'> | undefined {
  const command = run.trim()
  const entry = PROGRAM.exec(command)?.[1]
  if (entry !== undefined) {
    if (!starter.some(({ name }) => name === entry)) return void warn(`There is no file ${entry} to run.`)
    if (comparison === 'regex' && !isPattern(output)) {
      return void warn(`${output} is no regular expression of JavaScript; the test is left out.`)
    }
    const expected =
      comparison === 'exact'
        ? { equals: output }
        : comparison === 'regex'
          ? { matches: output }
          : { contains: output }
    return { kind: 'output', expected, entry, ...(input === '' ? {} : { input }) } as Pick<Check, 'kind'>
  }
  const rest = TEST_RUN.exec(command)?.[1]
  if (rest === undefined) {
    return void warn(`\`${command.slice(0, 80)}\` cannot be run here; the test is left out.`)
  }
  const named = rest.split(/\s+/).map((word) => word.replace(/::.*$/, '').replace(/^\.\//, ''))
  const files = tests.filter(({ name }) => named.includes(name))
  if (/::|\s-[kt]\b/.test(rest)) warn('Single tests of a file cannot be chosen here: all of them are run.')
  if (tests.length === 0) return void warn('There is no test file; the test is left out.')
  if (setup.trim() && !/^(?:sudo )?(?:pip|pip3|npm|yarn|apt)\b/.test(setup.trim())) {
    warn(`\`setup\` is not run here: ${setup.trim().slice(0, 80)}`)
  }
  return { kind: 'tests', files: files.length > 0 ? files : [...tests] } as Pick<Check, 'kind'>
}
