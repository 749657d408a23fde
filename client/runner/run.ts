import type { TestEvent } from '../../shared/runner/jobs.ts'
import { killed } from '../../shared/runner/messages.ts'
import type {
  AppError,
  AppResponse,
  Conversation,
  FailedEvent,
  KilledEvent,
  RunEvent,
  RunLimits,
  TestsEnded,
} from '../../shared/runner/types.ts'
import { EventLog } from './event-log.ts'
import type { Signal } from './sandbox.ts'

export type AnyEvent = RunEvent | AppResponse | AppError | TestsEnded | Conversation | TestEvent
export type AnyEnd = Exclude<AnyEvent, TestEvent | { type: 'started' | 'stdout' | 'stderr' }>

/** One program or request as the page follows it, from before its sandbox is there until its one end. */
export class Run {
  readonly log = new EventLog<AnyEvent>()
  readonly done: Promise<AnyEnd & { stdout: string; stderr: string }>
  private readonly limits: RunLimits
  private readonly output = { stdout: '', stderr: '' }
  private startedAt: number | undefined
  private stopJob: (() => void) | undefined
  private resolve: (end: AnyEnd & { stdout: string; stderr: string }) => void = () => undefined
  private ended = false

  constructor(limits: RunLimits) {
    this.limits = limits
    this.done = new Promise((resolve) => {
      this.resolve = resolve
    })
  }

  /** @param stop ends the job in its sandbox */
  attach(stop: () => void): void {
    this.stopJob = stop
  }

  get isOver(): boolean {
    return this.ended
  }

  signal(signal: Signal): void {
    if (signal.type === 'crashed') this.end(this.killed('crashed'))
    else if ('text' in signal) {
      this.output[signal.type] += signal.text
      this.log.push(signal)
    } else if (signal.type === 'testing' || signal.type === 'test') this.log.push(signal)
    else if (signal.type === 'started') {
      this.startedAt = performance.now()
      this.log.push(signal)
    } else this.end(signal)
  }

  fail(code: FailedEvent['code'], message: string): void {
    this.end({ type: 'failed', code, message })
  }

  /** Before the job has begun it ends here; after that the sandbox ends it, with the output so far. */
  stop(): void {
    if (this.ended) return
    if (this.startedAt === undefined) this.end(this.killed('stopped'))
    this.stopJob?.()
  }

  private killed(reason: 'crashed' | 'stopped'): KilledEvent {
    return killed(reason, this.limits, this.startedAt === undefined ? 0 : performance.now() - this.startedAt)
  }

  private end(end: AnyEnd): void {
    if (this.ended) return
    this.ended = true
    this.log.push(end)
    this.log.close()
    this.resolve({ ...end, ...this.output })
  }
}
