import type { Stores } from '../../ports/stores.ts'

/** A call of a store's method, sent to the store's thread. */
export interface StoreCall {
  id: number
  store: keyof Stores
  method: string
  args: unknown[]
}

/** What the thread says back. */
export type StoreReply =
  | { kind: 'ready' }
  | { kind: 'broken'; message: string }
  | { kind: 'answer'; id: number; value: unknown }
  /** The store cannot do it at the moment; nothing was changed. */
  | { kind: 'unavailable'; id: number; message: string }
  /** A mistake in the program: the call itself is wrong. */
  | { kind: 'failed'; id: number; message: string }
  | { kind: 'foreign-write' }

/** Methods that only read: a batch of nothing else runs without a write transaction, so it works on a full disk. */
export const READS: ReadonlySet<string> = new Set([
  'log.read',
  'directory.find',
  'directory.findByCode',
  'directory.list',
  'directory.count',
  'directory.outdated',
  'decks.get',
  'documents.load',
  'documents.history',
  'accounts.findUser',
  'accounts.findUserByEmail',
  'accounts.listUsers',
  'accounts.findSignIn',
  'accounts.signingKeys',
  'jobs.find',
  'jobs.list',
  'jobs.nextDue',
  'search.courses',
  'search.find',
  'access.findToken',
  'access.findTokenBySecret',
  'access.listTokens',
  'access.findClient',
  'access.listClients',
  'webhooks.find',
  'webhooks.list',
  'webhooks.mark',
  'webhooks.behind',
])
