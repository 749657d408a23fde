import type { Stores } from '../../ports/stores.ts'
import { SqliteAccess } from './access.ts'
import { SqliteAccounts } from './accounts.ts'
import type { Db } from './database.ts'
import { SqliteDecks } from './decks.ts'
import { SqliteDirectory } from './directory.ts'
import { SqliteDocuments } from './documents.ts'
import { SqliteIdempotencyKeys } from './idempotency-keys.ts'
import { SqliteJobs } from './jobs.ts'
import { SqliteSearch } from './search.ts'
import { SqliteSessionLog } from './session-log.ts'
import type { Sync } from './sync.ts'
import { SqliteWebhooks } from './webhooks.ts'

export type SyncStores = { [Store in keyof Stores]: Sync<Stores[Store]> }

/** All stores over one connection. */
export function syncStores(db: Db): SyncStores {
  const log = new SqliteSessionLog(db.$client)
  return {
    log,
    directory: new SqliteDirectory(db, log),
    decks: new SqliteDecks(db),
    documents: new SqliteDocuments(db.$client),
    accounts: new SqliteAccounts(db),
    jobs: new SqliteJobs(db),
    search: new SqliteSearch(db.$client),
    access: new SqliteAccess(db),
    idempotencyKeys: new SqliteIdempotencyKeys(db),
    webhooks: new SqliteWebhooks(db),
  }
}
