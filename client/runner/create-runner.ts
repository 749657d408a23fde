import { allLimits, checkProgram, checkRun } from './check-program.ts'
import { loadFiles } from './load-files.ts'
import type { Engine, Job } from './protocol.ts'
import { Run } from './run.ts'
import { Sandbox } from './sandbox.ts'
import type {
  Language,
  Program,
  RequestResult,
  RequestSpec,
  RunEvent,
  RunHandle,
  Runner,
  RunResult,
  RunSpec,
} from './types.ts'

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

  const getSandbox = (): Sandbox => {
    if (disposed) throw new Error('the runner is disposed')
    sandbox ??= new Sandbox(`${assets}frame.html`, () => {
      sandbox = undefined
    })
    return sandbox
  }

  const install = async (engine: Engine): Promise<Sandbox> => {
    const box = getSandbox()
    await box.install(engine, () => loadFiles(assets, engine))
    return box
  }

  const start = async (run: Run, engine: Engine, job: Job, app?: string) => {
    try {
      const box = await install(engine)
      if (!run.isOver) run.attach(box.run(engine, job, app, (signal) => run.signal(signal)))
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
      const job: Job = { kind: 'request', files, app, request: spec.request, limits: allLimits(spec.limits) }
      await start(run, engineOf(spec), job, JSON.stringify([language, app, files]))
    }
    const result = (await run.done) as RequestResult
    if (answering === run) answering = undefined
    return result
  }

  return {
    async prepare(language) {
      await install(engineOf({ language }))
    },

    run(spec) {
      const run = new Run(allLimits(spec.limits))
      const wrong = checkRun(spec)
      if (wrong) run.fail('input', wrong)
      else void start(run, engineOf(spec), jobOf(spec))
      return handleOf(run)
    },

    request(spec) {
      const run = new Run(allLimits(spec.limits))
      const result = lastRequest.then(() => request(spec, run))
      lastRequest = result
      return result
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

const engineOf = ({ language }: { language: Language }): Engine =>
  language === 'python' ? 'python' : 'javascript'

const jobOf = ({ files, entry, limits }: RunSpec): Job => ({
  kind: 'program',
  files,
  entry,
  limits: allLimits(limits),
})

function checkRequest(spec: RequestSpec & Program): string | undefined {
  const wrong = checkProgram(spec)
  if (wrong) return wrong
  if (!/^[^:\s]+(:[^:\s]+)?$/.test(spec.app))
    return `“${spec.app}” names no app: write module:name, like main:app.`
  if (!/^[A-Za-z]+$/.test(spec.request.method)) return `“${spec.request.method}” is no HTTP method.`
  if (!/^\/[\x21-\x7e]*$/.test(spec.request.path)) {
    return `The path “${spec.request.path}” must begin with / and have no spaces; write %20 for one.`
  }
  const header = spec.request.headers?.find(
    ([name, value]) => !HEADER.test(name) || /[^\t\x20-\x7e\xa0-\xff]/.test(value),
  )
  return header && `The header “${header[0]}: ${header[1]}” has characters that no header can have.`
}

/** Names of header fields (RFC 9110 §5.6.2). */
const HEADER = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

function handleOf(run: Run): RunHandle {
  const log = run.log as unknown as { follow(listener: (event: RunEvent) => void): () => void }
  return {
    events: run.log as AsyncIterable<unknown> as AsyncIterable<RunEvent>,
    onEvent: (listener) => log.follow(listener),
    stop: () => run.stop(),
    done: run.done as Promise<RunResult>,
  }
}
