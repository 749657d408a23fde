import type { StaffDeck } from '../../../shared/course/deck.ts'
import type { Accounts, SignIn, SigningKey, User } from '../../ports/accounts.ts'
import type { DeckStore } from '../../ports/decks.ts'
import { StoreUnavailable } from '../../ports/session-log.ts'
import type { Stores } from '../../ports/stores.ts'
import { memoryAccess } from './access.ts'
import { askedIn } from './asked.ts'
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

function memoryDecks(): DeckStore {
  const decks = new Map<string, StaffDeck>()
  return {
    async put(deck) {
      decks.set(deck.id, deck)
    },
    async get(id) {
      return decks.get(id)
    },
  }
}

function memoryAccounts(): Accounts {
  const users: User[] = []
  const signIns = new Map<string, SignIn>()
  const keys: SigningKey[] = []
  let setupSecret: string | undefined
  const accounts: Accounts = {
    async addUser(user) {
      if (users.some(({ email }) => email === user.email)) return false
      users.push(user)
      return true
    },
    async findUser(id) {
      return users.find((user) => user.id === id)
    },
    async findUserByEmail(email) {
      return users.find((user) => user.email === email)
    },
    async listUsers() {
      return [...users]
    },
    async changeUser(id, { deactivatedAt, ...change }) {
      const index = users.findIndex((user) => user.id === id)
      const { deactivatedAt: since, ...user } = users[index] ?? {}
      if (!('id' in user)) return 'not-found'
      const now = deactivatedAt === undefined ? since : (deactivatedAt ?? undefined)
      const changed = { ...user, ...change, ...(now === undefined ? {} : { deactivatedAt: now }) }
      const others = users.filter((other) => other.id !== id)
      if (isActiveOwner(users[index]) && ![changed, ...others].some(isActiveOwner)) return 'last-owner'
      users[index] = changed
      return 'ok'
    },
    async setPassword(id, passwordHash) {
      const index = users.findIndex((user) => user.id === id)
      const user = users[index]
      if (user) users[index] = { ...user, passwordHash }
    },
    async addSignIn(signIn) {
      for (const [hash, { expiresAt }] of signIns) if (expiresAt <= signIn.createdAt) signIns.delete(hash)
      signIns.set(signIn.secretHash, signIn)
    },
    async findSignIn(secretHash) {
      return signIns.get(secretHash)
    },
    async removeSignIn(secretHash) {
      signIns.delete(secretHash)
    },
    async removeSignInsOf(user) {
      const removed = [...signIns].filter(([, signIn]) => signIn.user === user).map(([hash]) => hash)
      for (const hash of removed) signIns.delete(hash)
      return removed
    },
    async setSetupSecret(secretHash) {
      setupSecret = secretHash
    },
    async redeemSetupSecret(secretHash, owner) {
      if (users.some(({ role }) => role === 'owner')) return 'has-owner'
      if (setupSecret !== secretHash) return 'bad-secret'
      setupSecret = undefined
      users.push({ ...owner, role: 'owner' })
      return 'ok'
    },
    async signingKeys() {
      return [...keys]
    },
    async addSigningKey(key) {
      keys.push(key)
    },
  }
  return accounts
}

const isActiveOwner = (user: User | undefined) => user?.role === 'owner' && user.deactivatedAt === undefined
