import type { SqliteStores } from '../adapters/sqlite/stores.ts'
import type { Auth } from '../auth/auth.ts'
import type { Documents } from '../collab/documents.ts'
import type { Clock } from '../ports/clock.ts'
import type { Rooms } from '../room/rooms.ts'
import type { Background } from './background.ts'

/** Connections that hang on an access token are closed so long after its end at the latest. */
const WITHDRAWN_MS = 60_000

/**
 * Takes notice of what another process, such as the command line, writes into the database, and of access tokens that
 * end.
 * @returns what stops it
 */
export function heedForeignWrites(parts: {
  stores: SqliteStores
  rooms: Rooms
  documents: Documents
  auth: Auth
  clock: Clock
  background: Pick<Background, 'jobs' | 'feed' | 'forget'>
  /** Closes the pages and editors that hang on a sign-in. */
  disconnectSignIn(signIn: string): void
  onFault(error: unknown): void
}): () => void {
  const { stores, rooms, documents, auth, clock, disconnectSignIn, onFault } = parts
  const { jobs, feed, forget } = parts.background

  /** A session that was deleted there is gone here as well. */
  const forgetDeleted = async () => {
    for (const session of new Set([...rooms.ids, ...documents.sessions])) {
      if (!(await stores.directory.find(session))) await forget(session)
    }
  }
  /** A password that was set there ends what hangs on the old one here as well, and so does the end of an access token. */
  const dropWithdrawn = async () => {
    for (const signIn of await auth.signIns.withdrawn([...rooms.signIns(), ...documents.signIns()])) {
      auth.tickets.withdraw(signIn)
      auth.deviceLinks.withdraw(signIn)
      disconnectSignIn(signIn)
    }
  }

  stores.onForeignWrite(() => {
    void rooms.catchUp()
    void forgetDeleted().catch(onFault)
    jobs.poke()
    feed.reload()
    void feed.catchUp()
    void dropWithdrawn().catch(onFault)
  })

  let cancelLook: () => void
  const lookForWithdrawn = () => {
    cancelLook = clock.after(WITHDRAWN_MS, () => {
      void dropWithdrawn().catch(onFault)
      lookForWithdrawn()
    })
  }
  lookForWithdrawn()
  return () => cancelLook()
}
