import * as z from 'zod'
import type { SessionId } from '../../shared/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { SessionDirectory } from '../ports/directory.ts'
import { type JobKind, jobKind } from './job-kind.ts'

const DAY_MS = 24 * 3_600_000
/** Between sessions the store's thread has time for others. */
const BATCH = 20

export interface RetentionDeps {
  days: number
  directory: Pick<SessionDirectory, 'outdated'>
  clock: Clock
  remove(session: SessionId): Promise<boolean>
  log: { info(facts: object, message: string): void }
}

/** Deletes, once a day, the sessions whose time is over. */
export function retentionJob({ days, directory, clock, remove, log }: RetentionDeps): JobKind {
  return jobKind({
    name: 'retention',
    title: 'Delete sessions whose time is over',
    payload: z.object({}),
    every: DAY_MS,
    subjectOf: () => `ended more than ${days} ${days === 1 ? 'day' : 'days'} ago`,
    async run(_, { signal }) {
      let deleted = 0
      for (;;) {
        const rows = await directory.outdated(clock.now() - days * DAY_MS, BATCH)
        for (const { id } of rows) {
          signal.throwIfAborted()
          if (!(await remove(id))) throw new Error(`The session ${id} could not be deleted.`)
          log.info({ session: id, days }, 'a session was deleted, as LECTERN_RETENTION_DAYS says')
          deleted += 1
        }
        if (rows.length < BATCH) return { deleted }
      }
    },
  })
}
