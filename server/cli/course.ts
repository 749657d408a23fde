import { existsSync } from 'node:fs'
import { defineCommand } from 'citty'
import type { StaffExercise } from '../../shared/course/exercise.ts'
import { type CourseCheck, checkCourse } from '../courses/check-course.ts'
import { compileCourse } from '../courses/compile.ts'
import { canRun } from './can-run.ts'
import { counted } from './counted.ts'
import { importArchive } from './course-import.ts'
import type { CourseRuns } from './course-runs.ts'
import { failure, usage } from './failure.ts'
import { leaf, type Outcome } from './leaf.ts'

const check = leaf(
  {
    name: 'check',
    description: 'Look for mistakes in a course; exit code 1 where there are any, or topics are missing',
    args: {
      folder: {
        type: 'positional',
        description: 'Folder of the course, or one Markdown file',
        required: true,
      },
      coverage: {
        type: 'string',
        valueHint: 'topics.tsv',
        description: 'Report which topics of this list the slides cover',
      },
      run: {
        type: 'boolean',
        default: true,
        description: 'Run the checks of exercises in a browser',
        negativeDescription: 'Do not run the checks of exercises',
      },
      exercise: {
        type: 'string',
        valueHint: 'id',
        description: 'Run the checks of this exercise only',
      },
    },
  },
  async ({ folder, coverage, run, exercise }) => {
    if (exercise !== undefined && !run)
      throw usage('--exercise says which checks are run, and --no-run that none are.')
    for (const path of [folder, coverage]) {
      if (path !== undefined && !existsSync(path)) throw failure(`There is no ${path}.`)
    }
    const checked = await checkCourse(folder, coverage)
    return outcome(checked, run ? await runs(folder, exercise) : undefined)
  },
)

/** Loaded by itself: most commands need no browser. */
async function runs(folder: string, only: string | undefined): Promise<CourseRuns> {
  const { staff } = await compileCourse(folder)
  const exercises = only === undefined ? staff.exercises : [exerciseOf(staff.exercises, only)]
  if (only !== undefined && !exercises.some(canRun)) {
    const message = 'It has no solution or no checks: nothing was run.'
    return { exercises: 0, checks: 0, problems: [{ exercise: only, message }], seconds: 0 }
  }
  const { runCourse } = await import('./course-runs.ts')
  return runCourse(exercises)
}

/** @throws CliFailure where the course has no such exercise */
function exerciseOf(exercises: readonly StaffExercise[], id: string): StaffExercise {
  const found = exercises.find((exercise) => exercise.id === id)
  if (!found) {
    const ids = exercises.map((exercise) => exercise.id).join(', ')
    throw failure(
      `There is no exercise “${id}” in this course. ${ids === '' ? 'It has none.' : `There are: ${ids}.`}`,
    )
  }
  return found
}

function outcome(checked: CourseCheck, run: CourseRuns | undefined): Outcome {
  const { problems, coverage } = checked
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const lines = [
    ...problems.map(({ severity, file, line, message }) => `${file}:${line}: ${severity}: ${message}`),
    `“${checked.title}”: ${counted(checked.slides, 'slide')} (${checked.withNotes} with notes), ${counted(checked.steps, 'click step')}, ${counted(checked.minutes, 'minute')}.`,
    ...exerciseLines(checked.exercises),
    ...quizLines(checked.quizzes),
    ...runLines(run),
    ...(coverage
      ? [
          `Topics: ${coverage.taught.length} of ${coverage.taught.length + coverage.missing.length} covered by slides, ${coverage.quizzed.length} by quizzes, ${coverage.exercised.length} by exercises.`,
          ...coverage.missing.map(({ id, topic }) => `  missing: ${id} ${topic}`),
        ]
      : []),
    `${counted(errors, 'error')}, ${counted(problems.length - errors, 'warning')}.`,
  ]
  return {
    json: { ...checked, ...(run ? { runs: run } : {}) },
    text: lines.join('\n'),
    exitCode: errors > 0 || (coverage?.missing.length ?? 0) > 0 || (run?.problems.length ?? 0) > 0 ? 1 : 0,
  }
}

function exerciseLines({ count, withHints, withSolution, withChecks }: CourseCheck['exercises']): string[] {
  if (count === 0) return []
  return [
    `${counted(count, 'exercise')}: ${withHints} with hints, ${withSolution} with a solution, ${withChecks} with checks.`,
  ]
}

function runLines(run: CourseRuns | undefined): string[] {
  if (!run || (run.exercises === 0 && run.problems.length === 0)) return []
  const { exercises, checks, problems, seconds } = run
  const fine = `${exercises === 1 ? 'the solution passes, the starter fails' : 'solutions pass, starters fail'} (${seconds} s).`
  return [
    ...problems.map(({ exercise, message }) => `exercise ${exercise}: error: ${message}`),
    `${counted(checks, 'check')} of ${counted(exercises, 'exercise')} ${checks === 1 ? 'was' : 'were'} run: ${problems.length === 0 ? fine : `${counted(problems.length, 'problem')} (${seconds} s).`}`,
  ]
}

function quizLines({ count, questions, polls, withExplanation }: CourseCheck['quizzes']): string[] {
  if (count === 0) return []
  return [
    `${counted(count, 'quiz', 'quizzes')}: ${counted(questions, 'question')} (${counted(polls, 'poll')}), ${withExplanation} with an explanation.`,
  ]
}

export const course = defineCommand({
  meta: { name: 'course', description: 'Work on courses' },
  subCommands: { check, import: importArchive },
})
