import type { Job, JobEnd } from '../../../shared/runner/jobs.ts'
import { killed } from '../../../shared/runner/messages.ts'
import type { KillReason } from '../../../shared/runner/types.ts'
import { OutputMeter } from '../output-meter.ts'
import type { JobEvent } from '../protocol.ts'
import type { WorkerSlot } from './worker-slot.ts'

/** Output goes to the page at most this often. */
const BATCH_MS = 33

/** One job on one worker: its clock, its output, its one end. */
export class JobRun {
  private readonly job: Job
  private readonly slot: WorkerSlot
  private readonly emit: (event: JobEvent) => void
  private readonly over: (clean: boolean) => void
  private readonly meter: OutputMeter
  private waiting: { type: 'stdout' | 'stderr'; text: string }[] = []
  private batch: ReturnType<typeof setTimeout> | undefined
  private wall: ReturnType<typeof setTimeout> | undefined
  private lastBatch = Number.NEGATIVE_INFINITY
  private startedAt = 0
  private ended = false

  /**
   * @param emit takes the events in order, the end last
   * @param over called before the end is emitted; `clean`: the worker is idle again
   */
  constructor(job: Job, slot: WorkerSlot, emit: (event: JobEvent) => void, over: (clean: boolean) => void) {
    this.job = job
    this.slot = slot
    this.emit = emit
    this.over = over
    this.meter = new OutputMeter(job.limits)
  }

  start(): void {
    if (this.ended) return
    this.startedAt = performance.now()
    this.wall = setTimeout(() => this.kill('time'), this.job.limits.wallMs)
    this.emit({ type: 'started' })
    this.slot.send(this.job, (message) => {
      if (message.type === 'stdout' || message.type === 'stderr') this.write(message.type, message.text)
      else if (message.type === 'testing' || message.type === 'test') {
        // Where its output stands between the tests is part of the story.
        this.flush()
        this.emit(message)
      } else if (message.type === 'end') this.finish(message.end)
    })
  }

  kill(reason: KillReason): void {
    this.end(killed(reason, this.job.limits, this.startedAt ? this.elapsed() : 0), false)
  }

  private finish(end: JobEnd): void {
    const ms = Math.round(this.elapsed())
    if (end.type === 'memory') this.end(killed('memory', this.job.limits, ms), false)
    else this.end(end.type === 'response' ? end : { ...end, ms }, true)
  }

  private write(type: 'stdout' | 'stderr', text: string): void {
    const kept = this.meter.take(text)
    const last = this.waiting.at(-1)
    if (last?.type === type) last.text += kept
    else if (kept) this.waiting.push({ type, text: kept })
    if (this.meter.over) this.kill('output')
    else if (this.waiting.length > 0) this.batchSoon()
  }

  private batchSoon(): void {
    const wait = this.lastBatch + BATCH_MS - performance.now()
    if (wait <= 0) this.flush()
    else this.batch ??= setTimeout(() => this.flush(), wait)
  }

  private flush(): void {
    clearTimeout(this.batch)
    this.batch = undefined
    this.lastBatch = performance.now()
    for (const event of this.waiting.splice(0)) this.emit(event)
  }

  private end(event: JobEvent, clean: boolean): void {
    if (this.ended) return
    this.ended = true
    clearTimeout(this.wall)
    if (!clean) this.slot.terminate()
    this.flush()
    this.over(clean)
    this.emit(event)
  }

  private elapsed(): number {
    return performance.now() - this.startedAt
  }
}
