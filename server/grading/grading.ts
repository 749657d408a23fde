import { availableParallelism } from 'node:os'
import type { SessionId } from '../../shared/ids.ts'
import { SYSTEM } from '../../shared/session/envelope.ts'
import type { Submission, SubmissionId, WorkOwner } from '../../shared/session/work/state.ts'
import type { Clock } from '../ports/clock.ts'
import type { DocumentStore } from '../ports/documents.ts'
import type { Room } from '../room/room.ts'
import { FairQueue } from './fair-queue.ts'
import type { Grade } from './grade.ts'
import type { GradingThread } from './grading-thread.ts'

/** What is older was handed in to a server that did not verify, or nobody waits for it any more. */
const RECENT_MS = 24 * 3_600_000
const PROBES_MS = 120_000
/** An exercise has fifty checks of ten seconds at most, and its solution is tried first. */
const GRADE_MS = 20 * 60_000
/** The sandboxes need memory more than anything; beyond this more at once help nobody. */
const SLOTS_MAX = 8

interface Task {
  room: Room
  exercise: string
  owner: WorkOwner
  submission: Submission
}

/** How far the server is with a submission. `off`: this server does not run checks itself. */
export type GradingProgress =
  | { state: 'waiting'; place: number }
  | { state: 'running' }
  | { state: 'settled' }
  | { state: 'off' }

export interface GradingDeps {
  documents: { flush(document: string): Promise<boolean> }
  store: Pick<DocumentStore, 'history'>
  clock: Clock
  thread: GradingThread
  log: Record<'info' | 'warn' | 'error', (facts: object, message: string) => void>
}

/**
 * Verifies what is handed in: runs all checks of the exercise, also the hidden ones, in the server's sandbox, and writes
 * what they come to into the session. Where the sandbox does not hold, nothing is verified, and submissions stay what
 * learners' browsers said of them.
 */
export class Grading {
  private readonly deps: GradingDeps
  private readonly queue = new FairQueue<Task>()
  private readonly running = new Map<SubmissionId, Task>()
  private readonly free = Array.from(
    { length: Math.min(availableParallelism(), SLOTS_MAX) },
    (_, slot) => slot,
  )
  private holds: Promise<boolean> | undefined
  private off = false

  constructor(deps: GradingDeps) {
    this.deps = deps
  }

  /** Takes on what is handed in from now on, and what was before the server was started. */
  watch(room: Room): void {
    const since = this.deps.clock.now() - RECENT_MS
    for (const works of room.state.work.byOwner.values()) {
      for (const { exercise, owner, submissions } of works) {
        const last = submissions.at(-1)
        if (last && last.at > since) this.add({ room, exercise, owner, submission: last })
      }
    }
    room.onEntries((entries) => {
      for (const { event } of entries) {
        if (event.type !== 'work.submitted') continue
        const { exercise, owner, submission: id } = event
        const work = room.state.work.byOwner.get(owner)?.find((one) => one.exercise === exercise)
        const submission = work?.submissions.find((one) => one.id === id)
        if (submission) this.add({ room, exercise, owner, submission })
      }
    })
  }

  progressOf(session: SessionId, submission: Submission): GradingProgress {
    const same = (task: Task) => task.room.id === session && task.submission.id === submission.id
    if (submission.verified || submission.unverified !== undefined) return { state: 'settled' }
    const task = this.running.get(submission.id)
    if (task && same(task)) return { state: 'running' }
    const place = this.queue.place(same)
    return place === undefined ? { state: 'off' } : { state: 'waiting', place }
  }

  async close(): Promise<void> {
    this.off = true
    this.queue.clear()
    await this.deps.thread.close()
  }

  private add(task: Task): void {
    const { room, exercise, owner, submission } = task
    if (this.off || submission.verified || submission.unverified !== undefined) return
    const replaced = this.queue.add(room.id, `${exercise}/${owner}`, task)
    if (replaced) void this.tell(replaced, { reason: 'a newer version was handed in before this one’s turn' })
    void this.work()
  }

  private async work(): Promise<void> {
    if (!(await this.sandboxHolds())) {
      this.off = true
      this.queue.clear()
      return
    }
    const slot = this.free.pop()
    if (slot === undefined) return
    for (let task = this.queue.take(); task; task = this.queue.take()) {
      const { id } = task.submission
      this.running.set(id, task)
      await this.tell(task, await this.grade(task, slot))
      this.running.delete(id)
    }
    this.free.push(slot)
  }

  /** Found out once, when somebody hands in for the first time: the probes take some seconds. */
  private sandboxHolds(): Promise<boolean> {
    this.holds ??= this.probe()
    return this.holds
  }

  private async probe(): Promise<boolean> {
    const { thread, log } = this.deps
    try {
      const results = await thread.run({ kind: 'probe' }, PROBES_MS)
      const broken = results.filter(({ held }) => !held)
      if (broken.length === 0) {
        log.info({ slots: this.free.length }, 'the sandbox holds: what is handed in is verified')
        return true
      }
      log.error({ broken }, 'the sandbox does not hold, so nothing is verified; run “lectern doctor”')
    } catch (error) {
      log.warn({ err: error }, 'there is no sandbox, so nothing is verified; run “lectern doctor”')
    }
    return false
  }

  private async grade({ room, exercise: id, owner, submission }: Task, slot: number): Promise<Grade> {
    const { documents, store, thread, log } = this.deps
    const exercise = room.catalog.exercises.get(id)
    if (!exercise) return { reason: 'the exercise is not in the course any more' }
    const { entry, app, starter, solution, checks, hiddenChecks } = exercise
    const document = `${room.id}/work/${id}/${owner}`
    try {
      await documents.flush(document)
      const updates = await store.history(document, 0)
      return await thread.run(
        {
          kind: 'grade',
          slot,
          exercise: {
            starter,
            solution,
            checks,
            hiddenChecks,
            ...(entry === undefined ? {} : { entry }),
            ...(app === undefined ? {} : { app }),
          },
          updates: updates.map(({ at, bytes }) => ({ at, bytes })),
          revision: submission.revision,
          at: submission.at,
        },
        GRADE_MS,
      )
    } catch (error) {
      log.error(
        { err: error, session: room.id, submission: submission.id },
        'a submission cannot be verified',
      )
      return { reason: 'the server could not run the checks' }
    }
  }

  private async tell({ room, exercise, owner, submission }: Task, grade: Grade): Promise<void> {
    // What the end of the server has cut off says nothing of the work: it is begun again after the next start.
    if (this.off) return
    const command = { type: 'work.verify', exercise, owner, submission: submission.id, ...grade } as const
    const outcome = await room.submit(SYSTEM, command)
    if (!outcome.ok) {
      const facts = { session: room.id, submission: submission.id, reason: outcome.error }
      this.deps.log.warn(facts, 'what the checks came to cannot be written')
    }
  }
}
