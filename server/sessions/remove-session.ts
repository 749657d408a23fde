import type { SessionId } from '../../shared/ids.ts'
import type { JobCursor } from '../ports/jobs.ts'
import type { Stores } from '../ports/stores.ts'

export interface RemovalDeps {
  stores: Pick<Stores, 'directory' | 'jobs'>
  /** What is in memory of a session; a command beside the server has nothing to forget. */
  forget?(session: SessionId): Promise<void>
  /** The files that jobs left in the folder of exports. */
  exports: { remove(jobs: readonly string[]): Promise<void> }
}

/** Jobs that are read at once: a session with webhooks may have any number. */
const JOBS_PAGE = 1_000

/**
 * Deletes a session for good: its log, names, documents, jobs and exports. The only way in which anything of a session
 * is taken away as a whole: by the command line, over HTTP, and when its time is over.
 * @returns false where there is none
 * @throws StoreUnavailable when nothing was deleted
 */
export async function removeSession(deps: RemovalDeps, session: SessionId): Promise<boolean> {
  const jobs = await jobsOf(deps, session)
  const removed = await deps.stores.directory.remove(session)
  // First the store, then the memory: whoever asks in between finds nothing to load.
  await deps.forget?.(session)
  await deps.exports.remove(jobs)
  return removed
}

async function jobsOf({ stores }: RemovalDeps, session: SessionId): Promise<string[]> {
  const ids: string[] = []
  for (let after: JobCursor | undefined; ; ) {
    const page = await stores.jobs.list({ session, limit: JOBS_PAGE, ...(after && { after }) })
    ids.push(...page.map(({ id }) => id))
    after = page.at(-1)
    if (page.length < JOBS_PAGE || !after) return ids
  }
}
