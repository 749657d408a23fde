import type { DocumentName } from '../../shared/session/documents.ts'
import { MAX_DOCUMENT_BYTES, SYNC } from '../../shared/wire/collab.ts'
import type { Clock } from '../ports/clock.ts'
import type { DocumentStore, DocumentUpdate, StoredDocument } from '../ports/documents.ts'
import { StoreUnavailable } from '../ports/session-log.ts'
import type { Access, Asker } from './access.ts'
import { Awareness } from './awareness.ts'
import { Connection, type Desk } from './connection.ts'
import { syncMessage, updateMessage } from './messages.ts'
import type { Outlet } from './outlet.ts'
import { Replica } from './replica.ts'
import type { SaveRound } from './save-round.ts'
import { Saver } from './saver.ts'

/** Cursors are told together, this often at most: everybody who hears of one sends it back. */
const AWARENESS_MS = 100
export interface DocumentDeps {
  store: DocumentStore
  clock: Clock
  onFault(error: unknown): void
}

/** What all documents have in common. */
interface Common extends DocumentDeps {
  round: SaveRound
  /** An editor has gone. */
  onLeft(document: Document, connection: Connection): void
}

/** A document that is open: relays what its editors say to each other, and keeps it. */
export class Document implements Desk {
  readonly name: DocumentName
  private readonly deps: Common
  private readonly replica: Replica
  private readonly saver: Saver
  private readonly people = new Awareness()
  private readonly connections = new Set<Connection>()
  private cancelAwareness: (() => void) | undefined
  private compacting = false
  /** The merged state as it goes to everybody who has nothing yet: one object, so that it is framed once. */
  private whole: { base: Uint8Array; message: Uint8Array } | undefined

  constructor(name: DocumentName, stored: StoredDocument, deps: Common) {
    this.name = name
    this.deps = deps
    this.replica = new Replica(stored)
    this.saver = new Saver(name, stored.seq, {
      ...deps,
      onForeign: (update) => this.foreign(update),
      onSaved: () => void this.compactWhenDue(),
    })
  }

  /** Nobody has it open and everything is stored: it may be forgotten. */
  get idle(): boolean {
    return this.connections.size === 0 && this.saver.idle && !this.compacting
  }

  get editors(): ReadonlySet<Connection> {
    return this.connections
  }

  connect(who: { asker: Asker; access: Access; signIn?: string }, outlet: Outlet): Connection {
    const connection = new Connection(who, this, outlet, this.deps.clock)
    this.connections.add(connection)
    connection.greet()
    return connection
  }

  /** Gives a connection the rights and name of now. @param access undefined closes it */
  setAccess(connection: Connection, access: Access | undefined): void {
    if (!access) return connection.close('removed')
    if (connection.setAccess(access) && this.people.restamp(connection)) this.awarenessSoon()
  }

  /** Sends everybody a message that says nothing: a y-websocket client that hears nothing for 30 s gives up. */
  keepAlive(message: Uint8Array): void {
    for (const connection of this.connections) connection.send(message)
  }

  /** Writes everything now. @returns whether everything is stored */
  flush(): Promise<boolean> {
    return this.saver.flush()
  }

  /** Its session is gone: editors are closed, and what is not stored yet is dropped. */
  discard(): void {
    this.saver.discard()
    this.cancelAwareness?.()
    for (const connection of [...this.connections]) connection.close('deleted')
  }

  answer(vector: Uint8Array): Uint8Array[] {
    const { base, late } = this.replica.missingFrom(vector)
    const step2 = base === this.replica.merged ? this.wholeMessage(base) : syncMessage(SYNC.step2, base)
    // What is late comes first, and waits in the reader: by step 2 the reader takes it that it has everything.
    return [...late.map(updateMessage), step2]
  }

  stateVector(): Uint8Array {
    return this.replica.stateVector()
  }

  update(from: Connection, update: Uint8Array): 'taken' | 'gap' | 'full' {
    const { verdict, scan } = this.replica.examine(update)
    if (verdict === 'nothing') return 'taken'
    if (verdict === 'gap') return 'gap'
    if (this.replica.size + update.length > MAX_DOCUMENT_BYTES) return 'full'
    // A copy: what came is a piece of a large buffer of the network, which would be kept alive by it.
    const own = update.slice()
    this.saver.add(this.replica.add(own, scan), from.identity.id)
    this.broadcast(updateMessage(own), from)
    return 'taken'
  }

  awareness(from: Connection, update: Uint8Array): void {
    if (this.people.receive(from, update)) this.awarenessSoon()
  }

  everybody(): Uint8Array[] {
    return this.people.everybody()
  }

  leave(connection: Connection): void {
    this.connections.delete(connection)
    this.deps.onLeft(this, connection)
    if (this.people.leave(connection)) this.awarenessSoon()
  }

  private wholeMessage(base: Uint8Array): Uint8Array {
    if (this.whole?.base !== base) this.whole = { base, message: syncMessage(SYNC.step2, base) }
    return this.whole.message
  }

  private broadcast(message: Uint8Array, except?: Connection): void {
    for (const connection of this.connections) if (connection !== except) connection.send(message)
  }

  private awarenessSoon(): void {
    this.cancelAwareness ??= this.deps.clock.after(AWARENESS_MS, () => {
      this.cancelAwareness = undefined
      for (const message of this.people.takeChanges()) this.broadcast(message)
    })
  }

  /** Another process wrote to the same document. */
  private foreign({ bytes, seq }: DocumentUpdate): void {
    const { verdict, scan } = this.replica.examine(bytes)
    if (verdict === 'nothing') return
    this.replica.add(bytes, scan).seq = seq
    this.broadcast(updateMessage(bytes))
  }

  private async compactWhenDue(): Promise<void> {
    if (this.compacting || !this.replica.tailIsLong) return
    this.compacting = true
    try {
      this.replica.rebase(await this.deps.store.compact(this.name))
    } catch (error) {
      // The tail stays as it is, and the next write tries again.
      if (!(error instanceof StoreUnavailable)) this.deps.onFault(error)
    } finally {
      this.compacting = false
    }
  }
}
