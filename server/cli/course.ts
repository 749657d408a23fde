import { existsSync } from 'node:fs'
import { defineCommand } from 'citty'
import { type CourseCheck, checkCourse } from '../courses/check-course.ts'
import { compileCourse } from '../courses/compile.ts'
import type { CourseRuns } from './course-runs.ts'
import { failure } from './failure.ts'
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
    },
  },
  async ({ folder, coverage, run }) => {
    for (const path of [folder, coverage]) {
      if (path !== undefined && !existsSync(path)) throw failure(`There is no ${path}.`)
    }
    const checked = await checkCourse(folder, coverage)
    return outcome(checked, run ? await runs(folder) : undefined)
  },
)

/** Loaded by itself: most commands need no browser. */
async function runs(folder: string): Promise<CourseRuns> {
  const [{ runCourse }, { staff }] = await Promise.all([import('./course-runs.ts'), compileCourse(folder)])
  return runCourse(staff.exercises)
}

function outcome(checked: CourseCheck, run: CourseRuns | undefined): Outcome {
  const { problems, coverage } = checked
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const lines = [
    ...problems.map(({ severity, file, line, message }) => `${file}:${line}: ${severity}: ${message}`),
    `“${checked.title}”: ${checked.slides} slides (${checked.withNotes} with notes), ${checked.steps} click steps, ${checked.minutes} minutes.`,
    ...exerciseLines(checked.exercises),
    ...quizLines(checked.quizzes),
    ...runLines(run),
    ...(coverage
      ? [
          `Topics: ${coverage.taught.length} of ${coverage.taught.length + coverage.missing.length} covered by slides, ${coverage.quizzed.length} by quizzes, ${coverage.exercised.length} by exercises.`,
          ...coverage.missing.map(({ id, topic }) => `  missing: ${id} ${topic}`),
        ]
      : []),
    `${errors} errors, ${problems.length - errors} warnings.`,
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
    `${count} exercises: ${withHints} with hints, ${withSolution} with a solution, ${withChecks} with checks.`,
  ]
}

function runLines(run: CourseRuns | undefined): string[] {
  if (!run || run.exercises === 0) return []
  const { exercises, checks, problems, seconds } = run
  const fine = `solutions pass, starters fail (${seconds} s).`
  return [
    ...problems.map(({ exercise, message }) => `exercise ${exercise}: error: ${message}`),
    `${checks} checks of ${exercises} exercises were run: ${problems.length === 0 ? fine : `${problems.length} problems (${seconds} s).`}`,
  ]
}

function quizLines({ count, questions, polls, withExplanation }: CourseCheck['quizzes']): string[] {
  if (count === 0) return []
  return [
    `${count} quizzes: ${questions} questions (${polls} polls), ${withExplanation} with an explanation.`,
  ]
}

export const course = defineCommand({
  meta: { name: 'course', description: 'Work on courses' },
  subCommands: { check },
})
