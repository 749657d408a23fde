import type { TestCase } from '../../../shared/runner/types.ts'
import { finishMocks } from './mocks.ts'
import { type Body, type Hooks, hasOnly, type Suite, type Test } from './suite.ts'

export interface Reporter {
  begin(id: string): void
  end(test: TestCase): void
  /** Rejects with an error that is thrown outside of the test's own promises. */
  uncaught(): Promise<never>
  /** What the learner sees of an error. */
  describe(thrown: unknown): string
}

interface Place {
  /** Names on the way to here, the file's first. */
  path: string[]
  suites: Suite[]
  skip: boolean
  /** Tests that are not marked `only` are left out. */
  only: boolean
}

/**
 * Runs a file's tests one after another.
 * @param skipped runs those too that are marked to be left out
 * @returns how many there were, and how many failed
 */
export async function runSuite(file: string, suite: Suite, skipped: boolean, reporter: Reporter) {
  const counts = { tests: 0, failed: 0 }
  const tell = (test: TestCase) => {
    counts.tests++
    if (!test.ok) counts.failed++
    reporter.end(test)
  }
  await walk(
    suite,
    { path: [file], suites: [], skip: false, only: hasOnly(suite) && !skipped },
    {
      reporter,
      skipped,
      tell,
    },
  )
  return counts
}

interface Context {
  reporter: Reporter
  skipped: boolean
  tell: (test: TestCase) => void
}

async function walk(suite: Suite, place: Place, context: Context): Promise<void> {
  const path = suite.name ? [...place.path, suite.name] : place.path
  const skip = place.skip || (suite.mode === 'skip' && !context.skipped) || suite.mode === 'todo'
  const only = place.only && suite.mode !== 'only'
  const inner = { path, suites: [...place.suites, suite], skip, only }
  const runs = !skip && willRun(suite, inner, context.skipped)
  const failure = runs ? await attempt(() => runHooks(suite.hooks.beforeAll), context.reporter) : undefined
  for (const item of suite.items) {
    if (item.kind === 'suite') {
      await walk(item, failure === undefined ? inner : { ...inner, skip: true }, context)
    } else await runTest(item, inner, failure, context)
  }
  const last = runs ? await attempt(() => runHooks(suite.hooks.afterAll), context.reporter) : undefined
  if (last !== undefined) {
    const id = [...path, 'afterAll'].join(' > ')
    context.reporter.begin(id)
    context.tell({ id, ok: false, ms: 0, message: last })
  }
}

const isLeftOut = ({ mode }: Test, { skip, only }: Place, skipped: boolean): boolean =>
  skip || mode === 'todo' || (mode === 'skip' && !skipped) || (only && mode !== 'only')

function willRun(suite: Suite, place: Place, skipped: boolean): boolean {
  return suite.items.some((item) => {
    if (item.kind === 'test') return !isLeftOut(item, place, skipped)
    const only = place.only && item.mode !== 'only'
    return !(item.mode === 'skip' && !skipped) && willRun(item, { ...place, only }, skipped)
  })
}

async function runTest(
  test: Test,
  place: Place,
  broken: string | undefined,
  context: Context,
): Promise<void> {
  const id = [...place.path, test.name].join(' > ')
  const { reporter, tell } = context
  reporter.begin(id)
  if (isLeftOut(test, place, context.skipped)) return tell({ id, ok: true, ms: 0, skipped: true })
  const began = performance.now()
  let message = broken
  if (message === undefined) {
    const each = place.suites.map(({ hooks }) => hooks)
    message = await attempt(async () => {
      for (const hooks of each) await runHooks(hooks.beforeEach)
      await inTime(test.body, test.timeoutMs)
    }, reporter)
    const after = await attempt(async () => {
      for (const hooks of each.toReversed()) await runHooks(hooks.afterEach)
      finishMocks()
    }, reporter)
    if (test.failing) message = message === undefined ? 'It is marked to fail, but it passed.' : undefined
    message ??= after
  }
  const ms = Math.round(performance.now() - began)
  tell({ id, ok: message === undefined, ms, ...(message === undefined ? {} : { message }) })
}

async function runHooks(hooks: Hooks[keyof Hooks]): Promise<void> {
  for (const hook of hooks) await callBody(hook)
}

/** As Jest has it: a function with a parameter calls it when it is done. */
export function callBody(body: Body, ...args: unknown[]): unknown {
  const call = body as (...given: unknown[]) => unknown
  if (body.length <= args.length) return call(...args)
  return new Promise<void>((resolve, reject) => {
    const done = (error?: unknown) => (error === undefined ? resolve() : reject(error))
    Promise.resolve(call(...args, Object.assign(done, { fail: reject }))).catch(reject)
  })
}

async function inTime(body: () => unknown, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The test did not end within ${ms} ms.`)), ms)
  })
  try {
    await Promise.race([body(), late])
  } finally {
    clearTimeout(timer)
  }
}

/** @returns what failed, in words; undefined when nothing did */
async function attempt(work: () => unknown, reporter: Reporter): Promise<string | undefined> {
  try {
    await Promise.race([Promise.resolve().then(work), reporter.uncaught()])
    return undefined
  } catch (thrown) {
    return reporter.describe(thrown)
  }
}
