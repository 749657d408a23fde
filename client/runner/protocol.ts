import type { WebSocketClient, WebSocketStep } from '../../shared/course/exercise.ts'
import type {
  AppError,
  AppRequest,
  AppResponse,
  Conversation,
  EndedEvent,
  FailedEvent,
  KilledEvent,
  ProgramError,
  RunFile,
  RunLimits,
  TestCase,
  TestsEnded,
} from './types.ts'

/** Messages between page, sandbox frame and worker. All three are of one build, so there is no version. */

/** TypeScript is stripped in the worker of JavaScript. */
export type Engine = 'javascript' | 'python'

/** Names of an engine's files and their content; `worker` is the source of its classic worker. */
export type EngineFiles = Record<string, ArrayBuffer>

/** What a worker is booted with beside the engine itself: names of files that the frame was given. */
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

export type JobEvent =
  | { type: 'started' }
  | { type: 'stdout' | 'stderr'; text: string }
  | TestEvent
  | EndedEvent
  | AppResponse
  | AppError
  | TestsEnded
  | Conversation
  | KilledEvent
  | FailedEvent

/** A test begins; it has ended. */
export type TestEvent = { type: 'testing'; id: string } | { type: 'test'; test: TestCase }

export type PageMessage =
  /** Files of an engine, each once. */
  | { type: 'files'; engine: Engine; files: EngineFiles }
  /** Boots a worker in reserve; answered by `booted` or `boot-failed`. */
  | { type: 'reserve'; engine: Engine; setup: Setup }
  /** `app`: the worker stays for jobs with the same key; a different key ends it. */
  | { type: 'run'; id: number; engine: Engine; setup: Setup; job: Job; app?: string }
  | { type: 'stop'; id: number }
  | { type: 'stop-app' }
  | { type: 'ping'; count: number }

export type FrameMessage =
  /** First, once the frame has its port. */
  | { type: 'hello' }
  /** A reserve is there; `key` is `setupKey` of what was asked for. */
  | { type: 'booted'; key: string }
  | { type: 'boot-failed'; key: string; message: string }
  | { type: 'event'; id: number; event: JobEvent }
  | { type: 'pong'; count: number }

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
