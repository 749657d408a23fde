import { createHash } from 'node:crypto'
import { CHECK_MESSAGE_MAX, type CheckOutcome } from '../../shared/course/check-outcome.ts'
import { type CheckResult, runChecks } from '../../shared/course/checks/run-checks.ts'
import type { ExerciseFile, StaffExercise } from '../../shared/course/exercise.ts'
import { solvedFiles } from '../../shared/course/exercise-files.ts'
import type { CheckRunner } from '../../shared/runner/types.ts'

/** What running an exercise's checks needs of it. */
export type GradedExercise = Pick<
  StaffExercise,
  'entry' | 'app' | 'starter' | 'solution' | 'checks' | 'hiddenChecks'
>

export type Grade = { outcomes: CheckOutcome[] } | { reason: string }

/** As many run at once as there are processors, so each has more time than in a learner's browser. */
const CHECK_MS = 20_000

/** Files by which a program could change how its tests are run. */
const TEST_SETTINGS = /(^|\/)(conftest\.py|pytest\.ini|tox\.ini|setup\.cfg|pyproject\.toml)$/

/**
 * Runs all checks of an exercise on what somebody handed in. The author's solution is tried first, once: where it does
 * not pass here, nothing that the checks say of others would mean anything; and it tells which tests have to be run, so
 * that a program that ends its own tests early does not pass by that.
 */
export class Grader {
  private readonly solved = new Map<string, Promise<CheckResult[]>>()

  async grade(runner: CheckRunner, exercise: GradedExercise, files: readonly ExerciseFile[]): Promise<Grade> {
    const solved = await this.solutionOf(runner, exercise)
    const broken = solved.find(({ ok }) => !ok)
    if (broken) {
      return { reason: `the exercise’s own solution does not pass here (${broken.check}: ${broken.message})` }
    }
    const expected = new Map(solved.map(({ check, tests }) => [check, tests]))
    const results = await run(runner, exercise, withoutSettings(files, exercise.starter))
    return { outcomes: results.map((result) => outcome(result, expected.get(result.check))) }
  }

  private solutionOf(runner: CheckRunner, exercise: GradedExercise): Promise<CheckResult[]> {
    if (exercise.solution.length === 0) return Promise.resolve([])
    const key = createHash('sha256').update(JSON.stringify(exercise)).digest('hex')
    const known = this.solved.get(key) ?? run(runner, exercise, solvedFiles(exercise))
    this.solved.set(key, known)
    // A sandbox that failed once is no reason for ever.
    void known.then(
      (results) => results.every(({ ok }) => ok) || this.solved.delete(key),
      () => this.solved.delete(key),
    )
    return known
  }
}

const run = (runner: CheckRunner, exercise: GradedExercise, files: readonly ExerciseFile[]) =>
  runChecks(
    runner,
    { exercise, files, checks: [...exercise.checks, ...exercise.hiddenChecks] },
    { now: () => performance.now(), checkMs: CHECK_MS },
  )

/** How tests are run is the author's to say. */
function withoutSettings(files: readonly ExerciseFile[], starter: readonly ExerciseFile[]): ExerciseFile[] {
  const given = new Map(starter.map((file) => [file.name, file]))
  return files.flatMap((file) => (TEST_SETTINGS.test(file.name) ? (given.get(file.name) ?? []) : file))
}

function outcome(
  { check, ok, message, tests = [] }: CheckResult,
  expected: CheckResult['tests'],
): CheckOutcome {
  const run = new Set(tests.map(({ id }) => id))
  const missing = ok ? (expected ?? []).filter(({ id }) => !run.has(id)) : []
  if (missing.length > 0) {
    return { check, ok: false, message: `${missing.length} of ${expected?.length} tests were not run.` }
  }
  return { check, ok, ...(message === undefined ? {} : { message: message.slice(0, CHECK_MESSAGE_MAX) }) }
}
