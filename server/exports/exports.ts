import { createReadStream } from 'node:fs'
import { readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import * as z from 'zod'
import type { SessionId } from '../../shared/ids.ts'
import { GaveUp, type JobKind, jobKind } from '../jobs/job-kind.ts'
import type { Clock } from '../ports/clock.ts'
import type { SessionDirectory } from '../ports/directory.ts'
import type { JobStore } from '../ports/jobs.ts'
import type { ExportOrder } from './write-beside.ts'

/** The kind of job that makes one. */
export const EXPORT = 'export'
/** An archive is removed so long after it was made. */
export const EXPORT_KEPT_MS = 24 * 3_600_000
/** Finished jobs of one session that are looked at. */
const EXPORTS_MAX = 100
const HOUR_MS = 3_600_000
/** Somebody waits before a page: what fails is tried once more, and then said. */
const RETRY_MS = 5_000
/** Ids of jobs are such; anything else is no file of ours. */
const FILE = /^([a-z0-9]{1,40})\.zip(\.part)?$/

export interface ExportsDeps {
  /** Folder of the archives; made when the first is. */
  folder: string
  directory: Pick<SessionDirectory, 'find'>
  jobs: Pick<JobStore, 'list'>
  clock: Clock
  /** Stores what is still in memory of a session's documents. */
  flush(session: SessionId): Promise<unknown>
  /** @returns false where there is no such session */
  write(
    order: Omit<ExportOrder, 'database'>,
    onProgress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<boolean>
}

/**
 * The archives of sessions: made by background jobs, under the ids of these, and kept for a day. Of each session there
 * is one, so that nobody fills the disk by asking again and again.
 */
export class Exports {
  private readonly deps: ExportsDeps
  private readonly progress = new Map<string, number>()

  constructor(deps: ExportsDeps) {
    this.deps = deps
  }

  /** The kinds of jobs that make archives and remove them. */
  get kinds(): JobKind[] {
    return [
      jobKind({
        name: EXPORT,
        title: 'Export a session',
        payload: z.object({ session: z.string() }),
        sessionOf: ({ session }) => session,
        delays: [RETRY_MS],
        run: ({ session }, { job, signal }) => this.make(job, session, signal),
      }),
      jobKind({
        name: 'export-removal',
        title: 'Remove old exports',
        payload: z.object({}),
        every: HOUR_MS,
        run: () => this.removeOld(),
      }),
    ]
  }

  /** How far a job is that runs, from 0 to 1. */
  progressOf(job: string): number {
    return this.progress.get(job) ?? 0
  }

  /** @returns undefined where there is no archive of this job, or none any more */
  async open(job: string): Promise<{ bytes: number; stream(): ReadableStream<Uint8Array> } | undefined> {
    const path = this.pathOf(job)
    try {
      const { size, mtimeMs } = await stat(path)
      if (this.isOld(mtimeMs)) return undefined
      const stream = () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
      return { bytes: size, stream }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }

  /** Removes the archives of these jobs, finished or begun. */
  async remove(jobs: readonly string[]): Promise<void> {
    await removeExports(this.deps.folder, jobs)
  }

  private async make(job: string, session: SessionId, signal: AbortSignal): Promise<{ bytes: number }> {
    const { clock, directory, flush, write } = this.deps
    const target = this.pathOf(job)
    try {
      await flush(session)
      const order = { session, target, now: clock.now() }
      const found = await write(order, (done) => this.progress.set(job, done), signal)
      // It may have been deleted while it was read.
      if (!found || !(await directory.find(session))) {
        await this.remove([job])
        throw new GaveUp('The session was deleted.')
      }
      // Its age counts by the server's clock, whatever that of the disk says.
      await utimes(target, new Date(order.now), new Date(order.now))
      await this.remove((await this.madeBefore(session)).filter((id) => id !== job))
      return { bytes: (await stat(target)).size }
    } catch (error) {
      const { code, syscall } = error as NodeJS.ErrnoException
      // What the system says names folders of the server, which are nobody's business.
      if (code !== undefined || syscall !== undefined) {
        throw new Error(`The archive cannot be written on the server (${code}).`, { cause: error })
      }
      throw error
    } finally {
      this.progress.delete(job)
    }
  }

  private async madeBefore(session: SessionId): Promise<string[]> {
    const done = await this.deps.jobs.list({ session, kind: EXPORT, state: 'done', limit: EXPORTS_MAX })
    return done.map(({ id }) => id)
  }

  private async removeOld(): Promise<{ removed: number }> {
    const { folder } = this.deps
    let removed = 0
    for (const name of await filesIn(folder)) {
      const path = join(folder, name)
      if (!FILE.test(name) || !this.isOld((await stat(path)).mtimeMs)) continue
      await rm(path, { force: true })
      removed += 1
    }
    return { removed }
  }

  private isOld(mtimeMs: number): boolean {
    return this.deps.clock.now() - mtimeMs >= EXPORT_KEPT_MS
  }

  private pathOf(job: string): string {
    return join(this.deps.folder, `${job}.zip`)
  }
}

/** Removes the archives of jobs from the folder of exports, which may not exist. */
export async function removeExports(folder: string, jobs: readonly string[]): Promise<void> {
  const gone = new Set(jobs)
  for (const name of await filesIn(folder)) {
    if (gone.has(FILE.exec(name)?.[1] ?? '')) await rm(join(folder, name), { force: true })
  }
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return []
    throw error
  }
}
