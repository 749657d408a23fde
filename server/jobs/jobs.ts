import type { UserId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { newId } from '../auth/random.ts'
import type { Clock } from '../ports/clock.ts'
import type { Job, JobStore } from '../ports/jobs.ts'
import { StoreUnavailable } from '../ports/session-log.ts'
import { GaveUp, type JobKind, retryDelay } from './job-kind.ts'

/** What was over is forgotten after this long. */
const KEPT_MS = 30 * 24 * 3_600_000
/** A store that is away is asked again after this long; and as often work is looked for that nobody announced. */
const LOOK_AGAIN_MS = 60_000
/** What comes again and again and went well is forgotten sooner: it would bury the rest. */
const ROUTINE_KEPT_MS = 24 * 3_600_000
const REASON_MAX = 500

export interface JobsDeps {
  store: JobStore
  clock: Clock
  log: Record<'info' | 'warn' | 'error', (facts: object, message: string) => void>
  /** from 0 to 1 */
  random?: () => number
}

interface Failure {
  /** A sentence for people. */
  reason: string
  /** What was thrown. */
  cause: unknown
  /** What is known all the same, where there is no further attempt. */
  result?: unknown
  /** ms until the next attempt; absent where there is none */
  delay?: number
}

export interface JobRequest {
  payload: unknown
  account?: UserId
  key?: string
  /** Those of one lane stand in one line where their kind has `parallelPerLane`. Kinds do not share lanes. */
  lane?: string
  /** Chosen by whoever must not give the same job twice, even when it is over; else a new one is made. */
  id?: string
  /** ms from now */
  delay?: number
}

/**
 * Works off the background jobs of the database, each kind on its own. A job that was running when the server ended is
 * begun again: its work is done at least once.
 */
export class Jobs {
  private readonly deps: JobsDeps
  private readonly kinds = new Map<string, JobKind>()
  private readonly running = new Map<
    string,
    { kind: string; lane: string | undefined; work: Promise<void> }
  >()
  private readonly stopping = new AbortController()
  private cancelTimer: (() => void) | undefined
  private started = false
  private looking = false
  private lookAgain = false

  constructor(deps: JobsDeps) {
    this.deps = deps
  }

  /** @throws Error where there is a kind of this name */
  register(kind: JobKind): void {
    if (this.kinds.has(kind.name)) throw new Error(`there are two kinds of job called ${kind.name}`)
    this.kinds.set(kind.name, kind)
  }

  titleOf(kind: string): string {
    return this.kinds.get(kind)?.title ?? kind
  }

  /** What a job is about, as its kind says it; its payload itself is shown to nobody. */
  subjectOf(job: Job): string | undefined {
    const kind = this.kinds.get(job.kind)
    const payload = kind?.subjectOf && kind.payload.safeParse(job.payload)
    return payload?.success ? kind?.subjectOf?.(payload.data) : undefined
  }

  /** The server gives itself such jobs again and again. */
  isRoutine(kind: string): boolean {
    return this.kinds.get(kind)?.every !== undefined
  }

  /** Begins with what the last server left, and gives the jobs that come again and again. */
  async start(): Promise<void> {
    const { store, log } = this.deps
    this.started = true
    const recovered = await store.recover()
    if (recovered > 0) log.info({ jobs: recovered }, 'background jobs that were cut off begin again')
    for (const kind of this.kinds.values()) if (kind.every !== undefined) await this.repeat(kind, 0)
    this.poke()
  }

  /**
   * Adds a job and begins it where there is room.
   * @returns its id; undefined where one with the same key waits or runs, or its id is in use
   * @throws Error where the payload is not of the kind's schema; StoreUnavailable
   */
  async add(
    kindName: string,
    { payload, account, key, lane, id = newId(), delay = 0 }: JobRequest,
  ): Promise<string | undefined> {
    const kind = this.kinds.get(kindName)
    if (!kind) throw new Error(`there is no kind of job called ${kindName}`)
    const now = this.deps.clock.now()
    const parsed = kind.payload.parse(payload)
    const session = kind.sessionOf?.(parsed)
    const added = await this.deps.store.add({
      id,
      kind: kindName,
      payload: parsed,
      ...(session === undefined ? {} : { session }),
      ...(account === undefined ? {} : { account }),
      ...(key === undefined ? {} : { key }),
      ...(lane === undefined ? {} : { lane }),
      runAt: now + delay,
      createdAt: now,
    })
    if (!added) return undefined
    this.poke()
    return id
  }

  /** @returns false where it is not waiting */
  cancel(id: string): Promise<boolean> {
    return this.deps.store.cancel(id, this.deps.clock.now())
  }

  /** @returns false where it has neither failed nor been cancelled, or another has its key */
  async again(id: string): Promise<boolean> {
    const waits = await this.deps.store.again(id, this.deps.clock.now())
    this.poke()
    return waits
  }

  /** Looks for work, as after something else has written into the database. */
  poke(): void {
    if (!this.started || this.stopping.signal.aborted) return
    this.lookAgain = true
    if (!this.looking) void this.look()
  }

  /** Tells what runs to stop and waits for it. */
  async close(): Promise<void> {
    this.stopping.abort()
    this.cancelTimer?.()
    await Promise.all([...this.running.values()].map(({ work }) => work))
  }

  private async look(): Promise<void> {
    this.looking = true
    let wait = LOOK_AGAIN_MS
    try {
      while (this.lookAgain && !this.stopping.signal.aborted) {
        this.lookAgain = false
        for (let job = await this.claim(); job; job = await this.claim()) this.begin(job)
      }
      const next = await this.deps.store.nextDue(this.free(), this.fullLanes())
      if (next !== undefined) wait = Math.min(wait, next - this.deps.clock.now())
    } catch (error) {
      this.deps.log.warn({ err: error }, 'background jobs cannot be read now')
    } finally {
      this.looking = false
    }
    this.cancelTimer?.()
    if (this.stopping.signal.aborted) return
    this.cancelTimer = this.deps.clock.after(wait, () => this.poke())
    if (this.lookAgain) this.poke()
  }

  private async claim(): Promise<Job | undefined> {
    const kinds = this.free()
    if (kinds.length === 0 || this.stopping.signal.aborted) return undefined
    return this.deps.store.claim(kinds, this.deps.clock.now(), this.fullLanes())
  }

  /** Kinds that have room for another job. */
  private free(): string[] {
    const busy = (name: string) => [...this.running.values()].filter(({ kind }) => kind === name).length
    return [...this.kinds.values()]
      .filter(({ name, parallel = 1 }) => busy(name) < parallel)
      .map(({ name }) => name)
  }

  private fullLanes(): string[] {
    const busy = new Map<string, number>()
    for (const { lane } of this.running.values()) if (lane) busy.set(lane, (busy.get(lane) ?? 0) + 1)
    const all = [...this.running.values()].flatMap(({ kind, lane }) =>
      lane && (busy.get(lane) ?? 0) >= (this.kinds.get(kind)?.parallelPerLane ?? Number.POSITIVE_INFINITY)
        ? lane
        : [],
    )
    return [...new Set(all)]
  }

  private begin(job: Job): void {
    const work = this.run(job)
      .catch((error: unknown) => {
        // It stays “running” in the database and is begun again after the next start.
        this.deps.log.error({ err: error, job: job.id }, 'what came of a background job cannot be written')
      })
      .finally(() => {
        this.running.delete(job.id)
        this.poke()
      })
    this.running.set(job.id, { kind: job.kind, lane: job.lane, work })
  }

  private async run(job: Job): Promise<void> {
    const { store, clock, log } = this.deps
    const kind = this.kinds.get(job.kind)
    if (!kind) throw new Error(`there is no kind of job called ${job.kind}`)
    const outcome = await this.attempt(kind, job)
    // An end of the server is nobody's failure.
    if (!outcome.ok && this.stopping.signal.aborted) return
    if (outcome.ok) await this.write(() => store.finish(job.id, clock.now(), outcome.value))
    else {
      const { reason, cause, result, delay } = outcome.error
      const told = cause instanceof Error && cause.message === reason ? { reason } : { reason, err: cause }
      log.warn({ job: job.id, kind: job.kind, ...told, again: delay }, 'a background job failed')
      if (delay !== undefined) {
        await this.write(() => store.postpone(job.id, clock.now() + delay, reason))
        return
      }
      await this.write(() => store.fail(job.id, clock.now(), reason, result))
    }
    const { every } = kind
    if (every === undefined) return
    await this.write(() => this.repeat(kind, every))
    await this.write(() => store.forget(clock.now() - KEPT_MS))
    await this.write(() => store.forget(clock.now() - ROUTINE_KEPT_MS, { kind: kind.name }))
  }

  private async attempt(kind: JobKind, job: Job): Promise<Result<unknown, Failure>> {
    try {
      const payload = kind.payload.safeParse(job.payload)
      if (!payload.success) throw new GaveUp('It was written by another release.')
      const { id, attempts, account } = job
      const { signal } = this.stopping
      const value = await kind.run(payload.data, {
        job: id,
        attempt: attempts,
        ...(account === undefined ? {} : { account }),
        signal,
      })
      return ok(value)
    } catch (error) {
      const reason = reasonOf(error).slice(0, REASON_MAX)
      if (error instanceof GaveUp) return err({ reason, cause: error, result: error.result })
      const delay = retryDelay(job.attempts, (this.deps.random ?? Math.random)(), kind.delays)
      return err({ reason, cause: error, ...(delay === undefined ? {} : { delay }) })
    }
  }

  /** Writes down what happened however long the store is away; a stop leaves it to the next start. */
  private async write(what: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await what()
        return
      } catch (error) {
        if (!(error instanceof StoreUnavailable) || this.stopping.signal.aborted) throw error
        await this.pause()
      }
    }
  }

  /** Until it is time to look again, or the server stops. */
  private pause(): Promise<void> {
    const { signal } = this.stopping
    return new Promise((resolve) => {
      const goOn = () => {
        cancel()
        signal.removeEventListener('abort', goOn)
        resolve()
      }
      const cancel = this.deps.clock.after(LOOK_AGAIN_MS, goOn)
      signal.addEventListener('abort', goOn)
    })
  }

  private async repeat(kind: JobKind, delay: number): Promise<void> {
    const now = this.deps.clock.now()
    const { name } = kind
    await this.deps.store.add({
      id: newId(),
      kind: name,
      payload: {},
      key: `every/${name}`,
      runAt: now + delay,
      createdAt: now,
    })
  }
}

/** What the system says names folders of the server, which are nobody's business; its log has them. */
function reasonOf(error: unknown): string {
  const { code } = Object(error) as { code?: unknown }
  if (typeof code === 'string') return `Something went wrong on the server (${code}); its log has more.`
  return error instanceof Error ? error.message : String(error)
}
