import type { Job, JobEnd } from '../../../shared/runner/jobs.ts'
import type { AppResponse, ProgramError } from '../../../shared/runner/types.ts'
import { createConsole } from './console.ts'
import { EventLoop } from './event-loop.ts'
import { answerRequest, findHandler } from './fetch-app.ts'
import { installHttpClasses } from './http-classes.ts'
import { ModuleGraph } from './module-graph.ts'
import { Packages } from './packages.ts'
import { type PrivatePort, serveJobs } from './private-port.ts'
import { describeError, ParseError } from './program-error.ts'
import { runTests } from './run-tests.ts'
import { syntaxErrorLine } from './syntax-line.ts'
import { installWebCrypto } from './web-crypto.ts'

type App = ReturnType<typeof findHandler>

/** Runs JavaScript and TypeScript. */
serveJobs(async ({ bundles }, port) => {
  const loop = new EventLoop()
  const packages = new Packages(bundles)
  let app: Promise<App> | undefined
  let fail: (thrown: unknown) => void = () => undefined
  self.addEventListener('error', (event) => {
    event.preventDefault()
    fail(event.error)
  })
  self.addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    fail(event.reason)
  })
  loop.install()
  installWebCrypto()
  installHttpClasses()
  Object.assign(globalThis, { console: createConsole(port.write) })

  /** Rejects with what a job raises outside of its own promises: an app’s next job must not hear of the last one’s. */
  const listen = (): Promise<never> => {
    const uncaught = new Promise<never>((_, reject) => {
      fail = reject
    })
    // Heard only while a job waits for it.
    uncaught.catch(() => undefined)
    return uncaught
  }

  const handle = async (job: Job): Promise<JobEnd> => {
    packages.absent = job.absent
    const uncaught = listen()
    if (job.kind === 'program') {
      const program = new ModuleGraph(job.files, packages).load(job.entry)
      await Promise.race([program.then(() => loop.empty()), uncaught])
      return { type: 'result', ok: true, exitCode: 0 }
    }
    if (job.kind === 'tests') return runTests(job, packages, port, listen)
    if (job.kind === 'conversation') throw new Error('WebSockets cannot be tried in JavaScript here.')
    app ??= startApp(job, packages)
    const handler = await Promise.race([app, uncaught])
    const began = performance.now()
    try {
      return await Promise.race([answerRequest(handler, job.request, job.limits.outputBytes), uncaught])
    } catch (thrown) {
      await report(thrown, port)
      return { ...failure, ms: Math.round(performance.now() - began) }
    }
  }

  return async (job) => {
    let end: JobEnd
    try {
      end = await handle(job)
    } catch (thrown) {
      const error = await report(thrown, port)
      end =
        job.kind === 'request' || job.kind === 'conversation'
          ? { type: 'error', error }
          : { type: 'result', ok: false, exitCode: 1, error }
    }
    port.send({ type: 'end', end })
  }
})

/** What servers answer when the app raised an error; the error itself goes to their log. */
const failure: AppResponse = {
  type: 'response',
  status: 500,
  headers: [['content-type', 'text/plain; charset=utf-8']],
  body: 'Internal Server Error',
  bodyBytes: 21,
  ms: 0,
}

async function startApp({ files, app }: Extract<Job, { kind: 'request' }>, packages: Packages): Promise<App> {
  const [module = '', name = ''] = app.split(':')
  const endings = ['', '.js', '.ts', '.mjs', '.mts']
  const file = endings.map((ending) => module + ending).find((path) => files.some((one) => one.name === path))
  if (!file) throw new Error(`There is no file for the module “${module}”.`)
  return findHandler(await new ModuleGraph(files, packages).load(file), file, name)
}

async function report(thrown: unknown, port: PrivatePort): Promise<ProgramError> {
  if (thrown instanceof ParseError && thrown.line === undefined && thrown.code !== undefined) {
    thrown.line = await syntaxErrorLine(thrown.code)
  }
  const error = describeError(thrown)
  port.write('stderr', `${error.trace}\n`)
  return error
}
