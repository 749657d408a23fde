import { type Choice, chooseFor, type Manifest } from '../../shared/runner/bundles.ts'
import {
  allLimits,
  checkProgram,
  checkRequest,
  checkRun,
  checkTests,
} from '../../shared/runner/check-program.ts'
import {
  conversationJob,
  engineOf,
  type Job,
  programJob,
  requestJob,
  testLibrary,
  testsJob,
} from '../../shared/runner/jobs.ts'
import type {
  ConversationResult,
  Language,
  Program,
  RequestResult,
  RequestSpec,
  RunEvent,
  RunFile,
  RunHandle,
  Runner,
  RunResult,
  TestResult,
} from '../../shared/runner/types.ts'
import { loadFile, loadManifest } from './load-files.ts'
import { Run } from './run.ts'
import { Sandbox } from './sandbox.ts'
import { TestList } from './test-list.ts'

/**
 * Runs learners' programs in this browser, shut off from page and network. Import this file by `import()` only: it
 * must not be part of what every learner loads.
 * @param options.assets address of the runner's folder; the server's own by default
 */
export function createRunner({ assets = '/runner/' }: { assets?: string } = {}): Runner {
  let sandbox: Sandbox | undefined
  let disposed = false
  let lastRequest: Promise<unknown> = Promise.resolve()
  let answering: Run | undefined
  let manifest: Promise<Manifest> | undefined

  const getSandbox = (): Sandbox => {
    if (disposed) throw new Error('the runner is disposed')
    sandbox ??= new Sandbox(`${assets}frame.html`, () => {
      sandbox = undefined
    })
    return sandbox
  }

  /** Chooses what a program needs and gives it to the sandbox. */
  const supply = async (language: Language, files: readonly RunFile[], extra: readonly string[] = []) => {
    manifest ??= loadManifest(assets)
    manifest.catch(() => {
      manifest = undefined
    })
    const engine = engineOf(language)
    const facts = (await manifest)[engine]
    const choice = chooseFor(facts, { language, files }, extra)
    const names = new Map(Object.entries(facts.files))
    for (const file of choice.bundles) names.set(file, file)
    if (choice.delta) names.set(choice.delta, choice.delta)
    const box = getSandbox()
    await box.supply(engine, names, (file) => loadFile(assets, file))
    return { box, engine, choice }
  }

  /** @param jobOf makes the job once it is known what is not there */
  const start = async (
    run: Run,
    { language, files }: Program,
    jobOf: (absent: Choice['absent']) => Job,
    { app, extra }: { app?: string; extra?: readonly string[] } = {},
  ) => {
    try {
      const { box, engine, choice } = await supply(language, files, extra)
      const { absent, ...setup } = choice
      if (!run.isOver) run.attach(box.run(engine, setup, jobOf(absent), app, (signal) => run.signal(signal)))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      run.fail('unavailable', `The code runner could not be started: ${reason}.`)
    }
  }

  const request = async (spec: RequestSpec, run: Run): Promise<RequestResult> => {
    const wrong = checkRequest(spec)
    if (wrong) run.fail('input', wrong)
    else {
      if (spec.restart) sandbox?.stopApp()
      answering = run
      const { files, app, language } = spec
      await start(run, spec, (absent) => requestJob(spec, absent), {
        app: JSON.stringify([language, app, files]),
      })
    }
    const result = (await run.done) as RequestResult
    if (answering === run) answering = undefined
    return result
  }

  return {
    async prepare(language, files = []) {
      const { box, engine, choice } = await supply(language, files)
      const { absent: _, ...setup } = choice
      await box.reserve(engine, setup)
    },

    run(spec) {
      const run = new Run(allLimits(spec.limits))
      const wrong = checkRun(spec)
      if (wrong) run.fail('input', wrong)
      else void start(run, spec, (absent) => programJob(spec, absent))
      return handleOf(run)
    },

    async test(spec) {
      const run = new Run(allLimits(spec.limits))
      const tests = new TestList(run)
      const wrong = checkTests(spec)
      if (wrong) run.fail('input', wrong)
      else void start(run, spec, (absent) => testsJob(spec, absent), { extra: testLibrary(spec) })
      const end = (await run.done) as Omit<TestResult, 'tests'>
      return { ...end, tests: tests.all(end) } as TestResult
    },

    request(spec) {
      const run = new Run(allLimits(spec.limits))
      const result = lastRequest.then(() => request(spec, run))
      lastRequest = result
      return result
    },

    async converse(spec) {
      const run = new Run(allLimits(spec.limits))
      const wrong = checkProgram(spec)
      if (wrong) run.fail('input', wrong)
      else void start(run, spec, (absent) => conversationJob(spec, absent))
      return (await run.done) as ConversationResult
    },

    stopApp() {
      answering?.stop()
      sandbox?.stopApp()
    },

    dispose() {
      disposed = true
      sandbox?.remove()
      sandbox = undefined
    },
  }
}

function handleOf(run: Run): RunHandle {
  const log = run.log as unknown as { follow(listener: (event: RunEvent) => void): () => void }
  return {
    events: run.log as AsyncIterable<unknown> as AsyncIterable<RunEvent>,
    onEvent: (listener) => log.follow(listener),
    stop: () => run.stop(),
    done: run.done as Promise<RunResult>,
  }
}
