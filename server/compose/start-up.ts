import type { Logger } from 'pino'
import type { SqliteStores } from '../adapters/sqlite/stores.ts'
import { verifyBeside } from '../adapters/sqlite/verify-beside.ts'
import type { Addresses } from '../auth/addresses.ts'
import { setupLink } from '../auth/setup.ts'
import type { Config } from '../config.ts'
import { settleImports } from '../courses/imports/swap.ts'
import type { CourseUploads } from '../courses/imports/uploads.ts'
import { pendingImports } from '../jobs/course-import.ts'
import { StoreUnavailable } from '../ports/session-log.ts'
import type { Rooms } from '../room/rooms.ts'

/** Sessions that are loaded before the first connection, so that their alarms run. */
const LIVE_SESSIONS_MAX = 1_000

/** A session whose log is damaged, or was written by a newer release, must not keep the others from their class. */
export async function openLiveSessions(stores: SqliteStores, rooms: Rooms, log: Logger): Promise<void> {
  for (const { id } of await stores.directory.list({ live: true, limit: LIVE_SESSIONS_MAX })) {
    await rooms.open(id).catch((error: unknown) => {
      if (error instanceof StoreUnavailable) throw error
      log.error({ err: error, session: id }, 'a session cannot be opened; run “lectern verify”')
    })
  }
}

/** Brings to an end what the last server left of imports: a course that was being replaced is whole again. */
export async function settleUploads(
  stores: SqliteStores,
  uploads: CourseUploads,
  config: Pick<Config, 'contentDir'>,
): Promise<void> {
  const pending = await pendingImports(stores.jobs)
  const isPending = (id: string) => pending.has(id)
  await settleImports(config.contentDir, isPending)
  await uploads.tidy(isPending)
}

/** One line for the instructor and one for learners: all that somebody who starts the program must read. */
export async function announce(stores: SqliteStores, addresses: Addresses): Promise<void> {
  const setup = await setupLink(stores.accounts, addresses.local())
  const instructor = setup
    ? `${setup}   (makes the owner's account; works once)`
    : `${addresses.local()}/teach`
  process.stdout.write(
    `\nLectern is ready.\n  Instructor: ${instructor}\n  Learners:   ${addresses.linkBase()}\n\n`,
  )
}

/** Loss is never silent: a damaged database is reported at every start, with what is missing. */
export async function reportDamage(file: string, log: Logger): Promise<void> {
  try {
    const { findings } = await verifyBeside(file)
    for (const finding of findings) log.error(finding, `database damaged: ${finding.message}`)
    if (findings.length > 0) log.error('run “lectern verify”, and restore a backup where entries are missing')
  } catch (error) {
    log.error({ err: error }, 'the database could not be verified')
  }
}
