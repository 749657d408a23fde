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

type Kind = 'read' | 'write'

/**
 * Every method of every store, with what it does to the database. A batch of nothing but reads runs without a write
 * transaction, so it works on a full disk.
 */
export const METHODS: { [Store in keyof Stores]: Record<keyof Stores[Store], Kind> } = {
  log: { append: 'write', read: 'read' },
  directory: {
    create: 'write',
    find: 'read',
    findByCode: 'read',
    list: 'read',
    count: 'read',
    outdated: 'read',
    remove: 'write',
  },
  decks: { put: 'write', get: 'read' },
  documents: { list: 'read', load: 'read', append: 'write', compact: 'write', history: 'read' },
  accounts: {
    addUser: 'write',
    findUser: 'read',
    findUserByEmail: 'read',
    listUsers: 'read',
    changeUser: 'write',
    setPassword: 'write',
    addSignIn: 'write',
    findSignIn: 'read',
    removeSignIn: 'write',
    removeSignInsOf: 'write',
    setSetupSecret: 'write',
    redeemSetupSecret: 'write',
    signingKeys: 'read',
    addSigningKey: 'write',
  },
  jobs: {
    add: 'write',
    find: 'read',
    list: 'read',
    claim: 'write',
    nextDue: 'read',
    finish: 'write',
    postpone: 'write',
    fail: 'write',
    cancel: 'write',
    again: 'write',
    recover: 'write',
    forget: 'write',
  },
  search: { courses: 'read', replace: 'write', remove: 'write', find: 'read' },
  access: {
    addToken: 'write',
    findToken: 'read',
    findTokenBySecret: 'read',
    listTokens: 'read',
    tokenUsed: 'write',
    revokeToken: 'write',
    addClient: 'write',
    findClient: 'read',
    listClients: 'read',
    clientUsed: 'write',
    revokeClient: 'write',
  },
  idempotencyKeys: { claim: 'write', settle: 'write', forget: 'write' },
  webhooks: {
    add: 'write',
    find: 'read',
    list: 'read',
    change: 'write',
    remove: 'write',
    mark: 'read',
    setMark: 'write',
    behind: 'read',
  },
}

export const isRead = ({ store, method }: Pick<StoreCall, 'store' | 'method'>): boolean =>
  (METHODS[store] as Record<string, Kind>)[method] === 'read'
