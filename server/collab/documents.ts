import type { ParticipantId, SessionId } from '../../shared/ids.ts'
import type { SeedFile } from '../../shared/session/demos.ts'
import type { DocumentName } from '../../shared/session/documents.ts'
import { isStaff } from '../../shared/session/permissions.ts'
import type { SessionState } from '../../shared/session/session.ts'
import { EDITORS_PER_PARTICIPANT, EDITORS_PER_STAFF } from '../../shared/wire/collab.ts'
import type { StoredDocument } from '../ports/documents.ts'
import { type Access, type Asker, accessOf } from './access.ts'
import type { Connection } from './connection.ts'
import { Document, type DocumentDeps } from './document.ts'
import { awarenessMessage } from './messages.ts'
import type { Outlet } from './outlet.ts'
import { SaveRound } from './save-round.ts'
import { seedUpdate } from './seed.ts'

export interface DocumentsDeps extends DocumentDeps {
  /** The files that a document begins with; undefined for one that begins empty. @throws StoreUnavailable */
  seedOf(document: DocumentName): Promise<readonly SeedFile[] | undefined>
}

/** A document that nobody has open is kept in memory for so long, for those who reload their page. */
const LINGER_MS = 15_000
const SWEEP_MS = 5_000

/** The documents that are open: each is loaded once, however many ask for it at the same time. */
export class Documents {
  private readonly deps: DocumentsDeps
  private readonly loading = new Map<DocumentName, Promise<Document>>()
  private readonly loaded = new Map<DocumentName, { document: Document; usedAt: number }>()
  private readonly round: SaveRound
  /** Oldest first, by session and participant. */
  private readonly editors = new Map<SessionId, Map<ParticipantId, Map<Connection, Document>>>()
  private sweeping = false
  private closed = false

  constructor(deps: DocumentsDeps) {
    this.deps = deps
    this.round = new SaveRound(deps.clock)
  }

  /** Loads a document; connect to it in the same turn. @throws StoreUnavailable */
  async open(name: DocumentName): Promise<Document> {
    const known = this.loaded.get(name)
    if (known) {
      known.usedAt = this.deps.clock.now()
      return known.document
    }
    const underWay = this.loading.get(name)
    if (underWay) return underWay
    // Forgotten once, by whoever began it: after a failure somebody else may have begun anew already.
    const loading = this.load(name).finally(() => this.loading.delete(name))
    this.loading.set(name, loading)
    return loading
  }

  /** Stores what was typed into a document and is still in memory. @returns whether everything is stored */
  async flush(name: DocumentName): Promise<boolean> {
    return (await this.loaded.get(name)?.document.flush()) ?? true
  }

  /** The same for all documents of a session. */
  async flushSession(session: SessionId): Promise<boolean> {
    const mine = [...this.loaded.values()].filter(({ document }) => sessionOf(document) === session)
    const stored = await Promise.all(mine.map(({ document }) => document.flush()))
    return stored.every(Boolean)
  }

  connect(
    document: Document,
    who: { asker: Asker; access: Access; signIn?: string },
    outlet: Outlet,
  ): Connection {
    const connection = document.connect(who, outlet)
    const mine = this.editorsOf(document, who.asker.participant)
    mine.set(connection, document)
    const most = isStaff(who.access.identity.role) ? EDITORS_PER_STAFF : EDITORS_PER_PARTICIPANT
    const surplus = Math.max(0, mine.size - most)
    for (const oldest of [...mine.keys()].slice(0, surplus)) oldest.close('replaced')
    if (this.closed) connection.close('restarting')
    return connection
  }

  /** Something happened in a session: everybody has the rights of now, at once. */
  recheck(state: SessionState): void {
    for (const mine of [...(this.editors.get(state.lifecycle.id)?.values() ?? [])]) {
      for (const [connection, document] of [...mine]) {
        document.setAccess(connection, accessOf(state, document.name, connection.asker))
      }
    }
  }

  /** Documents in memory. */
  get size(): number {
    return this.loaded.size
  }

  /** Editors that are connected, of all documents. */
  get connections(): number {
    return [...this.loaded.values()].reduce((sum, { document }) => sum + document.editors.size, 0)
  }

  /** The sign-ins that any editor was opened under. */
  signIns(): string[] {
    return [...this.loaded.values()].flatMap(({ document }) =>
      [...document.editors].flatMap(({ signIn }) => signIn ?? []),
    )
  }

  /** Signing out takes effect on every editor that was opened under it. */
  disconnectSignIn(signIn: string): void {
    for (const { document } of this.loaded.values()) {
      for (const connection of [...document.editors])
        if (connection.signIn === signIn) connection.close('removed')
    }
  }

  /** Sessions that have documents in memory. */
  get sessions(): Set<SessionId> {
    return new Set([...this.loaded.values()].map(({ document }) => sessionOf(document)))
  }

  /** The session was removed from the store: its editors are closed, and nothing of it stays in memory. */
  async forget(session: SessionId): Promise<void> {
    // What was being read while it was removed must not stay either.
    const loading = [...this.loading].filter(([name]) => name.startsWith(`${session}/`))
    await Promise.allSettled(loading.map(([, document]) => document))
    for (const [name, { document }] of this.loaded) {
      if (sessionOf(document) !== session) continue
      this.loaded.delete(name)
      document.discard()
    }
  }

  keepAlive(): void {
    const nothing = awarenessMessage([])
    for (const { document } of this.loaded.values()) document.keepAlive(nothing)
  }

  /** Closes every connection and writes what is not written. @returns whether everything is stored */
  async close(): Promise<boolean> {
    this.closed = true
    const documents = [...this.loaded.values()].map(({ document }) => document)
    for (const { editors } of documents) for (const connection of [...editors]) connection.close('restarting')
    const stored = await Promise.all(documents.map((document) => document.flush()))
    return stored.every(Boolean)
  }

  private editorsOf(document: Document, participant: ParticipantId): Map<Connection, Document> {
    const session = sessionOf(document)
    const people = this.editors.get(session) ?? new Map<ParticipantId, Map<Connection, Document>>()
    this.editors.set(session, people)
    const mine = people.get(participant) ?? new Map<Connection, Document>()
    people.set(participant, mine)
    return mine
  }

  private left(document: Document, connection: Connection): void {
    const session = sessionOf(document)
    const people = this.editors.get(session)
    const mine = people?.get(connection.asker.participant)
    mine?.delete(connection)
    if (mine?.size === 0) people?.delete(connection.asker.participant)
    if (people?.size === 0) this.editors.delete(session)
  }

  private async load(name: DocumentName): Promise<Document> {
    const stored = await this.storedOrSeeded(name)
    const document = new Document(name, stored, {
      ...this.deps,
      round: this.round,
      onLeft: (left, connection) => this.left(left, connection),
    })
    this.loaded.set(name, { document, usedAt: this.deps.clock.now() })
    this.sweepLater()
    return document
  }

  /** The seed is on disk before anybody sees it, as update 1: whoever comes second finds it there. */
  private async storedOrSeeded(name: DocumentName): Promise<StoredDocument> {
    const { store, clock } = this.deps
    const stored = await store.load(name)
    if (stored.seq > 0) return stored
    const seed = await this.deps.seedOf(name)
    if (!seed) return stored
    const bytes = seedUpdate(seed)
    const { ok } = await store.append(name, [{ seq: 1, at: clock.now(), author: null, bytes }])
    return ok ? { seq: 1, state: bytes } : store.load(name)
  }

  private sweepLater(): void {
    if (this.sweeping) return
    this.sweeping = true
    this.deps.clock.after(SWEEP_MS, () => {
      this.sweeping = false
      const now = this.deps.clock.now()
      for (const [name, known] of this.loaded) {
        if (!known.document.idle) known.usedAt = now
        else if (now - known.usedAt >= LINGER_MS) this.loaded.delete(name)
      }
      if (this.loaded.size > 0) this.sweepLater()
    })
  }
}

const sessionOf = (document: Document): SessionId => document.name.split('/')[0] as SessionId
