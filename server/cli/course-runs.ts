import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { delimiter, join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import type { Browser, Page } from 'playwright-core'
import type { Check, ExerciseFile, StaffExercise } from '../../shared/course/exercise.ts'
import { solvedFiles } from '../../shared/course/exercise-files.ts'
import { client } from '../http/client.ts'
import type { Env } from '../http/deps.ts'
import { runnerFiles } from '../http/runner-files.ts'
import { projectRoot } from '../project-root.ts'
import { canRun } from './can-run.ts'
import { failure } from './failure.ts'

/** What came of running the checks of a course's exercises. */
export interface CourseRuns {
  /** Exercises whose checks were run. */
  exercises: number
  /** Checks, each run on the solution. */
  checks: number
  problems: { exercise: string; message: string }[]
  seconds: number
}

interface Result {
  check: string
  ok: boolean
  message: string
}

/** Two at a time: one interpreter boots while another runs. */
const PAGES = 2
/** The slowest exercise that was seen takes a fraction of this. */
const EXERCISE_MS = 180_000

/**
 * Runs the checks of every exercise in a real browser, as learners' browsers do: on the solution, where all have to
 * pass, on what each step ends with, where those of the steps so far have to, and on the starter, where one has to fail.
 * @throws CliFailure where there is no browser, or the pages are not built
 */
export async function runCourse(exercises: readonly StaffExercise[]): Promise<CourseRuns> {
  const wanted = exercises.filter(canRun)
  const began = performance.now()
  const runs: CourseRuns = { exercises: wanted.length, checks: 0, problems: [], seconds: 0 }
  if (wanted.length > 0) {
    const waiting = [...wanted]
    await inBrowser(PAGES, async (page) => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        runs.checks += next.checks.length + next.hiddenChecks.length
        for (const message of await runExercise(page, next))
          runs.problems.push({ exercise: next.id, message })
      }
    })
  }
  const order = new Map(wanted.map(({ id }, at) => [id, at]))
  runs.problems.sort((a, b) => (order.get(a.exercise) ?? 0) - (order.get(b.exercise) ?? 0))
  return { ...runs, seconds: Math.round((performance.now() - began) / 100) / 10 }
}

async function runExercise(page: Page, exercise: StaffExercise): Promise<string[]> {
  const { starter, steps, stepFiles, checks, hiddenChecks } = exercise
  const all = [...checks, ...hiddenChecks]
  const titles = new Map(all.map(({ id, title }) => [id, title]))
  const failing = (results: Result[], where: string) =>
    results
      .filter(({ ok }) => !ok)
      .map(({ check, message }) => `${where}, the check “${titles.get(check)}” fails: ${message}`)
  const problems = failing(await run(page, exercise, solvedFiles(exercise), all), 'With the solution')
  const done = new Set<string>()
  for (const [at, { checks: ids }] of steps.entries()) {
    for (const id of ids) done.add(id)
    const files = stepFiles[at] ?? []
    const soFar = all.filter(({ id }) => done.has(id))
    problems.push(...failing(await run(page, exercise, files, soFar), `After step ${at + 1}`))
  }
  const atFirst = await run(page, exercise, starter, all, true)
  if (atFirst.every(({ ok }) => ok))
    problems.push('With the starter all checks pass: there is nothing to do.')
  return problems
}

function run(
  page: Page,
  { entry, app }: StaffExercise,
  files: ExerciseFile[],
  checks: Check[],
  untilFailure = false,
): Promise<Result[]> {
  const exercise = { ...(entry === undefined ? {} : { entry }), ...(app === undefined ? {} : { app }) }
  const spec = JSON.stringify({ exercise, files, checks })
  // As text: what a check can hold is too deep for the types of `evaluate`.
  return page.evaluate(
    ([given, first]) => {
      const { lecternRunChecks } = globalThis as unknown as {
        lecternRunChecks(spec: unknown, untilFailure: boolean): Promise<Result[]>
      }
      return lecternRunChecks(JSON.parse(given), first)
    },
    [spec, untilFailure] as const,
  )
}

/** Opens pages that can run checks, lets each work, and closes all. */
async function inBrowser(count: number, work: (page: Page) => Promise<void>): Promise<void> {
  const dist = join(projectRoot, 'dist')
  if (!existsSync(join(dist, 'client/course-check.html')) || !existsSync(join(dist, 'runner/frame.html'))) {
    throw failure(
      'What runs the checks is not built: run “npm run build”, or leave running out with --no-run.',
    )
  }
  const app = new Hono<Env>()
  app.route('/runner', runnerFiles(join(dist, 'runner')))
  app.notFound(client(join(dist, 'client')))
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  let browser: Browser | undefined
  try {
    browser = await launch()
    const pages = Array.from({ length: count }, async () => {
      const page = await (browser as Browser).newPage()
      page.setDefaultTimeout(EXERCISE_MS)
      await page.goto(`http://127.0.0.1:${port}/course-check.html`)
      await page.waitForFunction(() => 'lecternRunChecks' in globalThis)
      await work(page)
    })
    await Promise.all(pages)
  } finally {
    await browser?.close()
    await new Promise((resolve) => server.close(resolve))
  }
}

async function launch(): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath) {
    throw failure(
      'No browser was found to run the exercises in. Install Chromium, name it in LECTERN_CHROMIUM, or leave running out with --no-run.',
    )
  }
  const { chromium } = await import('playwright-core').catch(() => {
    throw failure('The package playwright-core is not installed: run “npm ci”, or use --no-run.')
  })
  return chromium.launch({
    executablePath,
    // A root user (containers, CI) cannot use Chromium's own sandbox; the pages are ours, the programs the author's.
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function findBrowser(): string | undefined {
  const { LECTERN_CHROMIUM: named, PATH = '' } = process.env
  if (named) return named
  const folders = PATH.split(delimiter)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}
