import type { AccessStore } from './access.ts'
import type { Accounts } from './accounts.ts'
import type { DeckStore } from './decks.ts'
import type { SessionDirectory } from './directory.ts'
import type { DocumentStore } from './documents.ts'
import type { IdempotencyKeys } from './idempotency-keys.ts'
import type { JobStore } from './jobs.ts'
import type { SearchIndex } from './search.ts'
import type { SessionLog } from './session-log.ts'
import type { WebhookStore } from './webhooks.ts'

/** Everything that is kept on disk. An adapter provides all of it from one database. */
export interface Stores {
  log: SessionLog
  directory: SessionDirectory
  decks: DeckStore
  documents: DocumentStore
  accounts: Accounts
  jobs: JobStore
  search: SearchIndex
  access: AccessStore
  idempotencyKeys: IdempotencyKeys
  webhooks: WebhookStore
}
