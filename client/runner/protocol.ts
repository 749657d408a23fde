import type { Engine, Job, Setup, TestEvent } from '../../shared/runner/jobs.ts'
import type {
  AppError,
  AppResponse,
  Conversation,
  EndedEvent,
  FailedEvent,
  KilledEvent,
  TestsEnded,
} from '../../shared/runner/types.ts'

/** Messages between page and sandbox frame. Both are of one build, so there is no version. */

/** Names of an engine's files and their content; `worker` is the source of its classic worker. */
export type EngineFiles = Record<string, ArrayBuffer>

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
