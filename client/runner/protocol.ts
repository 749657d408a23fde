import type {
  AppError,
  AppRequest,
  AppResponse,
  EndedEvent,
  FailedEvent,
  KilledEvent,
  ProgramError,
  RunFile,
  RunLimits,
} from './types.ts'

/** Messages between page, sandbox frame and worker. All three are of one build, so there is no version. */

/** TypeScript is stripped in the worker of JavaScript. */
export type Engine = 'javascript' | 'python'

/** Names of an engine's files and their content; `worker` is the source of its classic worker. */
export type EngineFiles = Record<string, ArrayBuffer>

export type Job =
  | { kind: 'program'; files: readonly RunFile[]; entry: string; limits: RunLimits }
  | { kind: 'request'; files: readonly RunFile[]; app: string; request: AppRequest; limits: RunLimits }

/** What a job came to, as the worker tells it. */
export type JobEnd =
  | Omit<EndedEvent, 'ms'>
  | AppResponse
  | Omit<AppError, 'ms'>
  | { type: 'memory'; error: ProgramError }

export type JobEvent =
  | { type: 'started' }
  | { type: 'stdout' | 'stderr'; text: string }
  | EndedEvent
  | AppResponse
  | AppError
  | KilledEvent
  | FailedEvent

export type PageMessage =
  /** Files of an engine, once; a spare worker is booted at once. */
  | { type: 'install'; engine: Engine; files: EngineFiles }
  /** `app`: the worker stays for jobs with the same key; a different key ends it. */
  | { type: 'run'; id: number; engine: Engine; job: Job; app?: string }
  | { type: 'stop'; id: number }
  | { type: 'stop-app' }
  | { type: 'ping'; count: number }

export type FrameMessage =
  /** First, once the frame has its port. */
  | { type: 'hello' }
  | { type: 'booted'; engine: Engine }
  | { type: 'boot-failed'; engine: Engine; message: string }
  | { type: 'event'; id: number; event: JobEvent }
  | { type: 'pong'; count: number }

/** First message to a worker, with the port that all later messages use. */
export interface BootMessage {
  files: Record<string, unknown>
}

export type WorkerMessage =
  | { type: 'booted' }
  | { type: 'boot-failed'; message: string }
  | { type: 'started' }
  | { type: 'stdout' | 'stderr'; text: string }
  | { type: 'end'; end: JobEnd }
