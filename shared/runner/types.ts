/** What is known of running learners’ code outside of the runner itself. How it works: docs/RUNNING.md. */
import type { Heard } from '../course/checks/app-driver.ts'
import type { WebSocketClient, WebSocketStep } from '../course/exercise.ts'

export type Language = 'python' | 'javascript' | 'typescript'

/** One file of a program. */
export interface RunFile {
  /** Path below the program's folder with `/`, e.g. `main.py` or `shop/prices.ts`. */
  name: string
  text: string
}

export interface RunLimits {
  /** Time from the program's start until it is ended, in milliseconds. */
  wallMs: number
  /** What it may write to stdout and stderr together, in bytes of UTF-8. */
  outputBytes: number
  outputLines: number
  /** What Python may take of memory, in bytes. For JavaScript the browser's own limit holds. */
  memoryBytes: number
}

export const DEFAULT_LIMITS: RunLimits = {
  wallMs: 10_000,
  outputBytes: 256 * 1024,
  outputLines: 2_000,
  memoryBytes: 512 * 1024 * 1024,
}

export interface Program {
  language: Language
  files: readonly RunFile[]
  /** What differs from `DEFAULT_LIMITS`. */
  limits?: Partial<RunLimits>
}

export interface RunSpec extends Program {
  /** Name of the file that is run. */
  entry: string
  /** What it can read from stdin; for Python only. */
  input?: string
}

/** An error that ended a program, or an app's start. */
export interface ProgramError {
  /** Its class, e.g. `ZeroDivisionError`. */
  name: string
  message: string
  /** Where it was raised, as far as that is in a file of the learner; lines count from 1. */
  file?: string
  line?: number
  /** As the language prints it, with the learner's names of files. It is written to stderr too. */
  trace: string
}

export type KillReason =
  /** `stop()` was called. */
  | 'stopped'
  /** `wallMs` is over. */
  | 'time'
  /** It wrote more than `outputBytes` or `outputLines`. */
  | 'output'
  /** It asked for more than `memoryBytes`. */
  | 'memory'
  /** The browser ended the sandbox, mostly because it was out of memory. */
  | 'crashed'

/** The program ended by itself. */
export interface EndedEvent {
  type: 'result'
  /** It ended without an uncaught error and with exit code 0. */
  ok: boolean
  /** As with a real process: 0, 1 after an uncaught error, or what the program chose. */
  exitCode: number
  error?: ProgramError
  ms: number
}

/** It was ended from outside; `message` says why in words for the learner. */
export interface KilledEvent {
  type: 'killed'
  reason: KillReason
  message: string
  ms: number
}

/** It never ran. */
export interface FailedEvent {
  type: 'failed'
  /** `input`: the program cannot be run as it was given. `unavailable`: files or browser do not allow it. */
  code: 'input' | 'unavailable'
  message: string
}

export type RunEnd = EndedEvent | KilledEvent | FailedEvent

/** `started`, any number of outputs in the order of writing, and one end. */
export type RunEvent = { type: 'started' } | { type: 'stdout' | 'stderr'; text: string } | RunEnd

/** How it ended, with all that it wrote. */
export type RunResult = RunEnd & { stdout: string; stderr: string }

export interface RunHandle {
  /** Every event from the first on, for each iteration anew; ends after the last. */
  readonly events: AsyncIterable<RunEvent>
  /** Calls with every event from the first on. @returns ends the calls */
  onEvent(listener: (event: RunEvent) => void): () => void
  /** Ends the program at once, whatever it does. Nothing happens when it has ended. */
  stop(): void
  /** Never rejects. */
  readonly done: Promise<RunResult>
}

export interface AppRequest {
  method: string
  /** Path with query, beginning with `/`. */
  path: string
  headers?: readonly (readonly [name: string, value: string])[]
  body?: string
}

export interface RequestSpec extends Program {
  /** Module and name, as servers take it: `main:app`. */
  app: string
  request: AppRequest
  /** Starts the app anew although its files are those of the last request. */
  restart?: boolean
}

export interface AppResponse {
  type: 'response'
  status: number
  /** In the order of sending; names in lower case; several of one name are possible. */
  headers: [name: string, value: string][]
  /** As text; what is not UTF-8 shows as U+FFFD. Cut at `outputBytes`. */
  body: string
  /** Length of the whole body in bytes. */
  bodyBytes: number
  /** Time of the app's answer, without its start. */
  ms: number
  /** SQL statements that SQLite executed meanwhile, without transaction control; for Python only. */
  queries?: number
}

/** The app could not be started, or its answer cannot be understood. */
export interface AppError {
  type: 'error'
  error: ProgramError
  ms: number
}

/** What came of a request, with what the app wrote meanwhile. An error inside the app is a response of status 500. */
export type RequestResult = (AppResponse | AppError | KilledEvent | FailedEvent) & {
  stdout: string
  stderr: string
}

export interface ConversationSpec extends Program {
  app: string
  clients: readonly WebSocketClient[]
  transcript: readonly WebSocketStep[]
}

/** How a conversation over WebSockets went. */
export interface Conversation {
  type: 'conversation'
  /** Of each client's connection. */
  connected: Heard[]
  /** Of each step, up to one at which nothing came. */
  steps: Heard[]
  ms: number
}

export type ConversationResult = (Conversation | AppError | KilledEvent | FailedEvent) & {
  stdout: string
  stderr: string
}

export interface TestSpec extends Program {
  /** Files with tests, in the order of running: unittest or pytest style, or that of Jest, Vitest and node:test. */
  tests: readonly string[]
  /** Runs tests of JavaScript too that are marked to be left out (`xtest`, `test.skip`). */
  skipped?: boolean
}

/** One test, or a file of tests that could not be loaded. */
export interface TestCase {
  /** As pytest writes it: `bob_test.py::BobTest::test_shouting`; in JavaScript `bob.spec.js > Bob > shouting`. */
  id: string
  ok: boolean
  ms: number
  /** What failed, in words of the test; why it was left out. */
  message?: string
  /** It was left out, which is no failure. */
  skipped?: true
}

/** All files have been gone through. */
export interface TestsEnded {
  type: 'tests'
  /** There was a test and none failed. */
  ok: boolean
  ms: number
}

/** What came of tests: also those that ended before a limit, and with `ok: false` the one that was running then. */
export type TestResult = (TestsEnded | KilledEvent | FailedEvent) & {
  tests: TestCase[]
  stdout: string
  stderr: string
}

/** What checks need of a runner. */
export interface CheckRunner extends Pick<Runner, 'request' | 'converse' | 'test'> {
  run(spec: RunSpec): Pick<RunHandle, 'done'>
}

export interface Runner {
  /**
   * Fetches what a language needs and boots a spare sandbox, so that the first run starts at once.
   * @param files of the program, whose imports say which frameworks it needs
   */
  prepare(language: Language, files?: readonly RunFile[]): Promise<void>
  /** Runs a program in a sandbox of its own. Wrong input is a `failed` event. */
  run(spec: RunSpec): RunHandle
  /**
   * Sends one request to a learner's web app: ASGI or WSGI in Python; a `fetch` function, or an object with one, in
   * JavaScript. The app keeps running for the next request, until its files change or a limit ends it. Requests are
   * answered one after another.
   */
  request(spec: RequestSpec): Promise<RequestResult>
  /** Plays a conversation over WebSockets with an ASGI app in a sandbox of its own. Never rejects. */
  converse(spec: ConversationSpec): Promise<ConversationResult>
  /** Runs tests in a sandbox of their own and gives the outcome of each. Never rejects. */
  test(spec: TestSpec): Promise<TestResult>
  /** Ends the app that `request` keeps, and with it the request that is being answered. */
  stopApp(): void
  /** Ends every program and removes the sandbox. */
  dispose(): void
}
