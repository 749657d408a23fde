import type { SessionId } from '../../shared/ids.ts'
import type { Stores } from '../ports/stores.ts'

export interface RemovalDeps {
  stores: Pick<Stores, 'directory' | 'jobs'>
  /** What is in memory of a session; a command beside the server has nothing to forget. */
  forget?(session: SessionId): Promise<void>
  /** The files that jobs left in the folder of exports. */
  exports: { remove(jobs: readonly string[]): Promise<void> }
}

/** Jobs of one session; there is one export at a time, and what is over is forgotten after a month. */
const JOBS_MAX = 1_000

/**
 * Deletes a session for good: its log, names, documents, jobs and exports. The only way in which anything of a session
 * is taken away as a whole: by the command line, over HTTP, and when its time is over.
 * @returns false where there is none
 * @throws StoreUnavailable when nothing was deleted
 */
export async function removeSession(deps: RemovalDeps, session: SessionId): Promise<boolean> {
  const jobs = await deps.stores.jobs.list({ session, limit: JOBS_MAX })
  const removed = await deps.stores.directory.remove(session)
  // First the store, then the memory: whoever asks in between finds nothing to load.
  await deps.forget?.(session)
  await deps.exports.remove(jobs.map(({ id }) => id))
  return removed
}
