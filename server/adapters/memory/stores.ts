import type { StaffDeck } from '../../../shared/course/deck.ts'
import type { SessionId } from '../../../shared/ids.ts'
import type { Envelope } from '../../../shared/session/envelope.ts'
import { personalOf, withoutPersonal, withPersonal } from '../../../shared/session/personal.ts'
import { upcast } from '../../../shared/session/upcast.ts'
import type { Accounts, SignIn, SigningKey, User } from '../../ports/accounts.ts'
import type { DeckStore } from '../../ports/decks.ts'
import type { SessionDirectory, SessionRow } from '../../ports/directory.ts'
import { type AppendResult, type SessionLog, StoreUnavailable } from '../../ports/session-log.ts'
import type { Stores } from '../../ports/stores.ts'
import { memoryDocuments } from './documents.ts'
import { memoryJobs } from './jobs.ts'
import { memorySearch } from './search.ts'

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
    search: memorySearch(guard),
  }
  return stores
}

class MemoryLog implements SessionLog {
  readonly rows = new Map<SessionId, { entry: Envelope; body: string }[]>()
  readonly names = new Map<string, string>()
  readonly ended = new Map<SessionId, number>()
  guard: () => void = () => {}

  async append(session: SessionId, entries: readonly Envelope[]): Promise<AppendResult> {
    this.guard()
    return this.appendNow(session, entries)
  }

  remove(session: SessionId): void {
    this.guard()
    this.rows.delete(session)
    this.ended.delete(session)
    for (const key of [...this.names.keys()]) if (key.startsWith(`${session}/`)) this.names.delete(key)
  }

  appendNow(session: SessionId, entries: readonly Envelope[]): AppendResult {
    const rows = this.rows.get(session) ?? []
    const first = entries[0]
    if (!first) return { ok: true }
    if (first.seq !== rows.length + 1) return { ok: false, seq: rows.length }
    for (const entry of entries) {
      rows.push({ entry, body: JSON.stringify(withoutPersonal(entry.event)) })
      const personal = personalOf(entry.event)
      if (personal) this.names.set(`${session}/${personal.participant}`, personal.name)
      if (entry.event.type === 'session.ended') this.ended.set(session, entry.at)
    }
    this.rows.set(session, rows)
    return { ok: true }
  }

  async read(session: SessionId, after: number): Promise<Envelope[]> {
    return (this.rows.get(session) ?? []).slice(after).map(({ entry, body }) => ({
      ...entry,
      event: withPersonal(
        upcast(entry.v, JSON.parse(body)),
        (participant) => this.names.get(`${session}/${participant}`) ?? '',
      ),
    }))
  }
}

class MemoryDirectory implements SessionDirectory {
  private readonly rows: SessionRow[] = []
  private readonly log: MemoryLog
  private readonly onRemoved: (session: SessionId) => void

  constructor(log: MemoryLog, onRemoved: (session: SessionId) => void) {
    this.log = log
    this.onRemoved = onRemoved
  }

  async create(row: SessionRow, entries: readonly Envelope[]): Promise<void> {
    this.log.guard()
    if (this.rows.some(({ id, code }) => id === row.id || code === row.code)) {
      throw new Error(`there is a session with id ${row.id} or code ${row.code} already`)
    }
    if (entries[0] && entries[0].seq !== 1) throw new Error('a new session must begin with entry 1')
    this.rows.unshift(row)
    this.log.appendNow(row.id, entries)
  }

  async find(id: SessionId): Promise<SessionRow | undefined> {
    return this.current().find((row) => row.id === id)
  }

  async findByCode(code: string): Promise<SessionRow | undefined> {
    return this.current().find((row) => row.code === code)
  }

  async list(filter: {
    owner?: string
    course?: string
    live?: boolean
    limit: number
  }): Promise<SessionRow[]> {
    return this.current()
      .filter((row) => filter.owner === undefined || row.owner === filter.owner)
      .filter((row) => filter.course === undefined || row.course === filter.course)
      .filter((row) => !filter.live || row.endedAt === undefined)
      .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
      .slice(0, filter.limit)
  }

  async outdated(before: number, limit: number): Promise<SessionRow[]> {
    const lastOf = ({ id, endedAt }: SessionRow) => endedAt ?? this.log.rows.get(id)?.at(-1)?.entry.at
    return this.current()
      .filter((row) => (lastOf(row) ?? before) < before)
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
  }

  async remove(id: SessionId): Promise<boolean> {
    const at = this.rows.findIndex((row) => row.id === id)
    this.log.remove(id)
    this.onRemoved(id)
    if (at >= 0) this.rows.splice(at, 1)
    return at >= 0
  }

  private current(): SessionRow[] {
    return this.rows.map((row) => {
      const endedAt = this.log.ended.get(row.id)
      return endedAt === undefined ? row : { ...row, endedAt }
    })
  }
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
      for (const [hash, signIn] of signIns) if (signIn.user === user) signIns.delete(hash)
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
