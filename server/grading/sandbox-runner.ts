import { readFileSync } from 'node:fs'
import { type Choice, chooseFor, type Manifest } from '../../shared/runner/bundles.ts'
import { checkProgram, checkRequest, checkRun, checkTests } from '../../shared/runner/check-program.ts'
import {
  conversationJob,
  type Engine,
  engineOf,
  type Job,
  type JobEnd,
  programJob,
  requestJob,
  type Setup,
  setupKey,
  testLibrary,
  testsJob,
} from '../../shared/runner/jobs.ts'
import { killed } from '../../shared/runner/messages.ts'
import type {
  CheckRunner,
  ConversationResult,
  FailedEvent,
  KilledEvent,
  Program,
  RequestResult,
  RunResult,
  TestCase,
  TestResult,
} from '../../shared/runner/types.ts'
import { runnerManifest } from './sandbox/command.ts'
import { Sandbox, type SandboxKit } from './sandbox/sandbox.ts'

/** A sandbox that was booted in reserve is let go when nothing has needed it for so long. */
const SPARE_MS = 60_000
/** What the job's own clock does not end in time, this does. */
const GRACE_MS = 1_000

interface Ended {
  end: (Exclude<JobEnd, { type: 'memory' }> & { ms: number }) | KilledEvent | FailedEvent
  stdout: string
  stderr: string
  tests: TestCase[]
}

/**
 * Runs programs in the server's sandbox, as the browser's runner does in its own: the same engines, a fresh one for each
 * program, one after another. While one runs, the next sandbox boots.
 */
export class SandboxRunner implements CheckRunner {
  private readonly kit: SandboxKit
  private manifest: Manifest | undefined
  private spare: { key: string; sandbox: Sandbox } | undefined
  private spareTimer: NodeJS.Timeout | undefined
  private app: Sandbox | undefined

  constructor(kit: SandboxKit) {
    this.kit = kit
  }

  run(spec: Parameters<CheckRunner['run']>[0]) {
    const job = (absent: Choice['absent']) => programJob(spec, absent)
    const done = this.once(checkRun(spec), spec, job).then(
      ({ end, stdout, stderr }) => ({ ...end, stdout, stderr }) as RunResult,
    )
    return { done }
  }

  async test(spec: Parameters<CheckRunner['test']>[0]): Promise<TestResult> {
    const job = (absent: Choice['absent']) => testsJob(spec, absent)
    const { end, ...rest } = await this.once(checkTests(spec), spec, job, testLibrary(spec))
    return { ...end, ...rest } as TestResult
  }

  async converse(spec: Parameters<CheckRunner['converse']>[0]): Promise<ConversationResult> {
    const job = (absent: Choice['absent']) => conversationJob(spec, absent)
    const { end, stdout, stderr } = await this.once(checkProgram(spec), spec, job)
    return { ...end, stdout, stderr } as ConversationResult
  }

  async request(spec: Parameters<CheckRunner['request']>[0]): Promise<RequestResult> {
    if (spec.restart) await this.stopApp()
    const job = (absent: Choice['absent']) => requestJob(spec, absent)
    const wrong = checkRequest(spec)
    const { end, stdout, stderr } = wrong
      ? refused(wrong)
      : await this.start(spec, job, { keep: true }).catch(unavailable)
    return { ...end, stdout, stderr } as RequestResult
  }

  /** Ends what runs and what is in reserve. */
  async dispose(): Promise<void> {
    await Promise.all([this.stopApp(), this.dropSpare()])
  }

  private async stopApp(): Promise<void> {
    const { app } = this
    this.app = undefined
    await app?.kill()
  }

  private async once(
    wrong: string | undefined,
    program: Program,
    jobOf: (absent: Choice['absent']) => Job,
    extra: readonly string[] = [],
  ): Promise<Ended> {
    await this.stopApp()
    return wrong ? refused(wrong) : this.start(program, jobOf, { extra }).catch(unavailable)
  }

  /** @throws Error in words when no sandbox can be had */
  private async start(
    program: Program,
    jobOf: (absent: Choice['absent']) => Job,
    { extra = [], keep = false }: { extra?: readonly string[]; keep?: boolean },
  ): Promise<Ended> {
    this.manifest ??= JSON.parse(readFileSync(runnerManifest, 'utf8')) as Manifest
    const engine = engineOf(program.language)
    const { absent, ...setup } = chooseFor(this.manifest[engine], program, extra)
    const kept = keep ? this.app : undefined
    const sandbox = kept ?? (await this.take(engine, setup))
    if (keep) this.app = sandbox
    const ended = await runJob(sandbox, jobOf(absent))
    if (keep && !sandbox.isDead && ended.end.type !== 'killed') return ended
    this.app = undefined
    await sandbox.kill()
    return ended
  }

  private async take(engine: Engine, setup: Setup): Promise<Sandbox> {
    const key = setupKey(engine, setup)
    const ready = this.spare?.key === key && !this.spare.sandbox.isDead ? this.spare.sandbox : undefined
    if (ready) this.spare = undefined
    else await this.dropSpare()
    const sandbox = ready ?? this.boot(engine, setup)
    await sandbox.booted
    this.spare = { key, sandbox: this.boot(engine, setup) }
    clearTimeout(this.spareTimer)
    this.spareTimer = setTimeout(() => void this.dropSpare(), SPARE_MS).unref()
    return sandbox
  }

  private async dropSpare(): Promise<void> {
    clearTimeout(this.spareTimer)
    const { spare } = this
    this.spare = undefined
    await spare?.sandbox.kill()
  }

  private boot(engine: Engine, { bundles, delta }: Setup): Sandbox {
    const { files } = (this.manifest as Manifest)[engine]
    return new Sandbox(this.kit, { files, bundles, ...(delta ? { delta } : {}) })
  }
}

function runJob(sandbox: Sandbox, job: Job): Promise<Ended> {
  const output = { stdout: '', stderr: '' }
  const tests: TestCase[] = []
  let running: string | undefined
  const began = performance.now()
  return new Promise((resolve) => {
    const finish = (end: Ended['end']) => {
      clearTimeout(wall)
      // The test that was running has failed by what ended it.
      if (end.type === 'killed' && running !== undefined)
        tests.push({ id: running, ok: false, ms: 0, message: end.message })
      resolve({ end, ...output, tests })
    }
    const elapsed = () => Math.round(performance.now() - began)
    const kill = (reason: 'time' | 'memory') => {
      void sandbox.kill()
      finish(killed(reason, job.limits, elapsed()))
    }
    const wall = setTimeout(() => kill('time'), job.limits.wallMs + GRACE_MS)
    const gone = () =>
      finish({
        type: 'killed',
        reason: 'crashed',
        message: 'Stopped: the program took more memory or time than the server gives it.',
        ms: elapsed(),
      })
    sandbox.send(
      job,
      (message) => {
        if (message.type === 'stdout' || message.type === 'stderr') output[message.type] += message.text
        else if (message.type === 'testing') running = message.id
        else if (message.type === 'test') {
          running = undefined
          tests.push(message.test)
        } else if (message.type === 'end') {
          if (message.end.type === 'memory') kill('memory')
          else finish({ ms: elapsed(), ...message.end })
        }
      },
      gone,
    )
  })
}

const refused = (message: string): Ended => failedBy('input', message)

const unavailable = (error: unknown): Ended =>
  failedBy(
    'unavailable',
    `The sandbox could not be started: ${error instanceof Error ? error.message : error}.`,
  )

const failedBy = (code: FailedEvent['code'], message: string): Ended => ({
  end: { type: 'failed', code, message },
  stdout: '',
  stderr: '',
  tests: [],
})
