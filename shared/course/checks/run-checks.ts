import type { CheckRunner, Language, TestCase } from '../../runner/types.ts'
import type { Check, ExerciseFile, ExerciseSetup } from '../exercise.ts'
import { isTestFile, withFiles } from '../exercise-files.ts'
import { isAppCheck, runAppCheck } from './app-check.ts'
import { outputProblem } from './match-text.ts'
import { appDriver } from './runner-driver.ts'

/** What came of one check. */
export interface CheckResult {
  check: string
  ok: boolean
  /** Why it failed, for the learner. */
  message?: string
  ms: number
  /** Of checks by tests: each test. */
  tests?: TestCase[]
}

export interface ChecksToRun {
  exercise: ExerciseSetup
  files: readonly ExerciseFile[]
  checks: readonly Check[]
}

/** A check is ended after this long, ms, and the others are run all the same. */
const CHECK_MS = 10_000

/**
 * Runs checks one after another, each on a fresh copy of the program, so that none depends on another.
 * @param now a clock, ms
 * @param checkMs other than `CHECK_MS`, where the machine has more to do than this
 * @param onResult is told of each as soon as it is known
 * @param signal ends between two checks; the result has those that were run
 */
export async function runChecks(
  runner: CheckRunner,
  { exercise, files, checks }: ChecksToRun,
  {
    now,
    checkMs = CHECK_MS,
    onResult,
    signal,
  }: {
    now: () => number
    checkMs?: number
    onResult?: (result: CheckResult) => void
    signal?: { readonly aborted: boolean }
  },
): Promise<CheckResult[]> {
  const results: CheckResult[] = []
  const limited = limitedTo(runner, checkMs)
  for (const check of checks) {
    if (signal?.aborted) break
    const began = now()
    const { tests, message } = await runCheck(limited, check, exercise, files)
    if (signal?.aborted) break
    const result: CheckResult = {
      check: check.id,
      ok: message === undefined,
      ms: Math.round(now() - began),
      ...(message === undefined ? {} : { message }),
      ...(tests ? { tests } : {}),
    }
    results.push(result)
    onResult?.(result)
  }
  return results
}

interface Came {
  /** Absent where the check passed. */
  message?: string | undefined
  tests?: TestCase[]
}

async function runCheck(
  runner: CheckRunner,
  check: Check,
  exercise: ExerciseSetup,
  files: readonly ExerciseFile[],
): Promise<Came> {
  if (check.kind === 'tests') return runTests(runner, withFiles(files, check.files), check.files)
  if (check.kind === 'output') return runOutput(runner, check, exercise, files)
  if (!isAppCheck(check)) return { message: 'This kind of check is not known here.' }
  const { app } = exercise
  if (app === undefined) return { message: 'The exercise names no app that could be asked.' }
  const module = app.split(':')[0]?.replaceAll('.', '/') ?? ''
  const file = files.find(({ name }) => name.replace(/(?:\/__init__)?\.[^.]+$/, '') === module)
  const language = file && languageOf(file.name)
  if (!language) return { message: `There is no file for the app “${app}”.` }
  return { message: await runAppCheck(check, appDriver(runner, { language, files }, app)) }
}

async function runOutput(
  runner: CheckRunner,
  check: Extract<Check, { kind: 'output' }>,
  exercise: ExerciseSetup,
  files: readonly ExerciseFile[],
): Promise<Came> {
  const entry = check.entry ?? exercise.entry
  const language = entry === undefined ? undefined : languageOf(entry)
  if (entry === undefined || !language) return { message: 'There is no program to run.' }
  if (check.input !== undefined && language !== 'python') {
    return { message: 'A program that reads its input can be checked in Python only.' }
  }
  const { input } = check
  const program = { language, files }
  const ran = await runner.run({ ...program, entry, ...(input === undefined ? {} : { input }) }).done
  if (ran.type !== 'result') return { message: ran.message }
  if (ran.error) return { message: `${ran.error.name}: ${ran.error.message}` }
  return { message: outputProblem(ran.stdout, check.expected) }
}

async function runTests(
  runner: CheckRunner,
  files: readonly ExerciseFile[],
  given: readonly ExerciseFile[],
): Promise<Came> {
  const named = given.filter(({ name }) => isTestFile(name))
  const names = (named.length > 0 ? named : given).map(({ name }) => name)
  const language = languageOf(names[0] ?? '')
  if (!language) return { message: 'Tests can be in Python, JavaScript and TypeScript.' }
  const came = await runner.test({ language, files, tests: names, skipped: true })
  const { tests } = came
  const failed = tests.filter(({ ok }) => !ok)
  if (came.type !== 'tests' && failed.length === 0) return { message: came.message, tests }
  if (tests.length === 0) return { message: 'There was no test to run.' }
  const [first] = failed
  if (!first) return { tests }
  const name = first.id.split(/::| > /).at(-1) ?? first.id
  const count = failed.length === 1 ? '' : `${failed.length} of ${tests.length} tests fail. `
  return { message: `${count}${name}: ${first.message ?? 'it failed'}`, tests }
}

/** The same runner, in which each program is ended after this long. */
function limitedTo(runner: CheckRunner, wallMs: number): CheckRunner {
  const limits = { wallMs }
  return {
    run: (spec) => runner.run({ ...spec, limits }),
    test: (spec) => runner.test({ ...spec, limits }),
    request: (spec) => runner.request({ ...spec, limits }),
    converse: (spec) => runner.converse({ ...spec, limits }),
  }
}

const LANGUAGES: Record<string, Language> = {
  py: 'python',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
}

const languageOf = (name: string): Language | undefined => LANGUAGES[/\.(\w+)$/.exec(name)?.[1] ?? '']
