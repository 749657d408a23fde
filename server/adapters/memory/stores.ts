import { StoreUnavailable } from '../../ports/session-log.ts'
import type { Stores } from '../../ports/stores.ts'
import { memoryAccess } from './access.ts'
import { memoryAccounts } from './accounts.ts'
import { askedIn } from './asked.ts'
import { memoryDecks } from './decks.ts'
import { MemoryDirectory } from './directory.ts'
import { memoryDocuments } from './documents.ts'
import { memoryIdempotencyKeys } from './idempotency-keys.ts'
import { memoryJobs } from './jobs.ts'
import { memorySearch } from './search.ts'
import { MemoryLog } from './session-log.ts'
import { memoryWebhooks } from './webhooks.ts'

/** The stores in memory, for the class harness and for unit tests; held to the same contracts as the others. */
export interface MemoryStores extends Stores {
  /** While true every write fails as it would on a full disk; reading goes on. */
  diskFull: boolean
}

export function memoryStores(): MemoryStores {
  const log = new MemoryLog()
  const guard = () => {
    if (stores.diskFull) throw new StoreUnavailable('the disk is full')
  }
  log.guard = guard
  const documents = memoryDocuments(guard)
  const jobs = memoryJobs(guard)
  const stores: MemoryStores = {
    diskFull: false,
    log,
    directory: new MemoryDirectory(log, (session) => {
      documents.removeOf(session)
      jobs.removeOf(session)
    }),
    decks: memoryDecks(),
    documents,
    accounts: memoryAccounts(),
    jobs,
    search: memorySearch(guard, async () => {
      const sessions = await stores.directory.list({ limit: Number.MAX_SAFE_INTEGER })
      const asked = sessions.map(async (row) => askedIn(row, await log.read(row.id, 0)))
      return (await Promise.all(asked)).flat()
    }),
    access: memoryAccess(guard),
    idempotencyKeys: memoryIdempotencyKeys(guard),
    webhooks: memoryWebhooks(guard, { heads: () => log.heads() }),
  }
  return stores
}
