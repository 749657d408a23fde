import type { WebSocketClient, WebSocketStep } from '../course/exercise.ts'
import type { Choice } from './bundles.ts'
import { allLimits } from './check-program.ts'
import type {
  AppError,
  AppRequest,
  AppResponse,
  Conversation,
  ConversationSpec,
  EndedEvent,
  Language,
  Program,
  ProgramError,
  RequestSpec,
  RunFile,
  RunLimits,
  RunSpec,
  TestCase,
  TestSpec,
  TestsEnded,
} from './types.ts'

/**
 * What the workers of the runner are told and what they answer, wherever they run: in a browser's frame or in the
 * server's sandbox. Both sides are of one build, so there is no version.
 */

/** TypeScript is stripped in the worker of JavaScript. */
export type Engine = 'javascript' | 'python'

export const engineOf = (language: Language): Engine => (language === 'python' ? 'python' : 'javascript')

/** What a worker is booted with beside the engine itself: names of files of the runner's folder. */
export interface Setup {
  /** Archives of Python, scripts of JavaScript; what is needed by others comes first. */
  bundles: readonly string[]
  /** How the memory that it begins with differs from the common one. */
  delta?: string
}

export const setupKey = (engine: Engine, { bundles, delta }: Setup): string =>
  JSON.stringify([engine, bundles, delta])

interface Work {
  files: readonly RunFile[]
  limits: RunLimits
  /** Why modules that are not in the sandbox are not there, by their names. */
  absent: Record<string, string>
}

export type Job = Work &
  (
    | { kind: 'program'; entry: string; input?: string }
    | { kind: 'request'; app: string; request: AppRequest }
    | {
        kind: 'conversation'
        app: string
        clients: readonly WebSocketClient[]
        transcript: readonly WebSocketStep[]
      }
    | { kind: 'tests'; tests: readonly string[]; skipped: boolean }
  )

/** What a job came to, as the worker tells it. */
export type JobEnd =
  | Omit<EndedEvent, 'ms'>
  | AppResponse
  | Omit<AppError, 'ms'>
  | Omit<TestsEnded, 'ms'>
  | Omit<Conversation, 'ms'>
  | { type: 'memory'; error: ProgramError }

/** A test begins; it has ended. */
export type TestEvent = { type: 'testing'; id: string } | { type: 'test'; test: TestCase }

/** First message to a worker, with the port that all later messages use. */
export interface BootMessage {
  files: Record<string, unknown>
  /** Contents of the set-up's bundles, in order. */
  bundles: ArrayBuffer[]
}

export type WorkerMessage =
  | { type: 'booted' }
  | { type: 'boot-failed'; message: string }
  | { type: 'started' }
  | { type: 'stdout' | 'stderr'; text: string }
  | TestEvent
  | { type: 'end'; end: JobEnd }

type Absent = Choice['absent']

const workOf = ({ files, limits }: Program, absent: Absent): Work => ({
  files,
  limits: allLimits(limits),
  absent,
})

export const programJob = ({ entry, input, ...program }: RunSpec, absent: Absent): Job => ({
  ...workOf(program, absent),
  kind: 'program',
  entry,
  ...(input === undefined ? {} : { input }),
})

export const testsJob = (spec: TestSpec, absent: Absent): Job => ({
  ...workOf(spec, absent),
  kind: 'tests',
  tests: spec.tests,
  skipped: spec.skipped ?? false,
})

export const requestJob = (spec: RequestSpec, absent: Absent): Job => ({
  ...workOf(spec, absent),
  kind: 'request',
  app: spec.app,
  request: spec.request,
})

export const conversationJob = (spec: ConversationSpec, absent: Absent): Job => ({
  ...workOf(spec, absent),
  kind: 'conversation',
  app: spec.app,
  clients: spec.clients,
  transcript: spec.transcript,
})

/** What the manifest calls the library that runs tests of JavaScript. */
const TEST_LIBRARY = 'vitest'

/** What runs the tests must be there although nobody imports it. @returns names of modules */
export function testLibrary({ language, files, tests }: TestSpec): string[] {
  if (language !== 'python') return [TEST_LIBRARY]
  const plain = /^(async )?def test|^class Test\w*(\(\s*\))?:/m
  return files.some(({ name, text }) => tests.includes(name) && plain.test(text)) ? ['pytest'] : []
}
