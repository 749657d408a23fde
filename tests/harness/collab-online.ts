import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { openSqliteStores, type SqliteStores } from '../../server/adapters/sqlite/stores.ts'
import { Tickets } from '../../server/auth/tickets.ts'
import { Documents } from '../../server/collab/documents.ts'
import { type Clock, systemClock } from '../../server/ports/clock.ts'
import { Rooms } from '../../server/room/rooms.ts'
import { serveCollab } from '../../server/ws/collab-server.ts'
import { serveLive } from '../../server/ws/live-server.ts'
import type { SeedFile } from '../../shared/session/demos.ts'
import { seedOf } from '../../shared/session/documents.ts'
import { SYSTEM } from '../../shared/session/envelope.ts'
import type { Role } from '../../shared/session/roster.ts'
import type { SessionCommand } from '../../shared/session/session.ts'
import { exercise } from '../fixtures/exercises.ts'
import { until } from './until.ts'

const SESSION = 'session-1'

/** A page's editor: a y-websocket client as anybody may use it. */
export interface OnlineEditor {
  doc: Y.Doc
  provider: WebsocketProvider
  text: Y.Text
  /** Codes with which the server closed its connections. */
  closes: number[]
}

/** Shared documents as they are served: real sockets, and a database in a file. */
export class CollabOnline {
  readonly session = SESSION
  readonly faults: unknown[] = []
  stores: SqliteStores
  seed: SeedFile[] | undefined
  rooms: Rooms
  private readonly clock: Clock
  private readonly folder: string
  private readonly tickets: Tickets
  private readonly editors: OnlineEditor[] = []
  private readonly sockets: WebSocket[] = []
  private server: Server = createServer()
  private close: () => Promise<void> = async () => undefined

  private constructor(folder: string, stores: SqliteStores, clock: Clock) {
    this.folder = folder
    this.stores = stores
    this.clock = clock
    // Where the clock is fast, tickets shall live as long as everywhere.
    this.tickets = new Tickets(systemClock)
    this.rooms = this.newRooms()
  }

  /** A session that has begun, with its host. */
  static async open(clock: Clock = systemClock): Promise<CollabOnline> {
    const folder = mkdtempSync(join(tmpdir(), 'lectern-collab-'))
    const stores = await openSqliteStores({ file: join(folder, 'lectern.db') })
    const online = new CollabOnline(folder, stores, clock)
    const at = clock.now()
    const session = SESSION
    const [title, course, deck] = ['T', 'c', 'd']
    await stores.decks.put({
      id: deck,
      course,
      title,
      language: 'en',
      aspect: 16 / 9,
      slides: [],
      exercises: [exercise('leap')],
      quizzes: [],
    })
    await stores.directory.create({ id: session, code: 'CODE', title, course, deck, createdAt: at }, [
      {
        seq: 1,
        at,
        v: 1,
        actor: SYSTEM,
        event: { type: 'session.opened', session, title, course, deck, steps: [0], host: 'host' },
      },
    ])
    await online.listen()
    await online.join('host', 'instructor')
    await online.submit({ type: 'session.start' })
    return online
  }

  async join(participant: string, role: Role = 'learner'): Promise<void> {
    await this.submit({ type: 'person.join', participant, name: `Name of ${participant}`, role })
  }

  async submit(command: SessionCommand, by = 'host'): Promise<void> {
    const actor = command.type === 'person.join' ? SYSTEM : ({ kind: 'participant', id: by } as const)
    const outcome = await (await this.rooms.open(SESSION))?.submit(actor, command)
    if (!outcome?.ok) throw new Error(JSON.stringify(outcome))
  }

  ticketFor(participant: string, more: { asObserver?: boolean; signIn?: string } = {}): string {
    return this.tickets.issue({ session: SESSION, participant, asObserver: false, ...more }).ticket
  }

  /** Opens an editor. It comes back by itself with a new ticket when its connection is lost. */
  editor(participant: string, name: string, more: { signIn?: string } = {}): OnlineEditor {
    const doc = new Y.Doc()
    const ticketFor = () => this.ticketFor(participant, more)
    const closes: number[] = []
    const provider = new WebsocketProvider(`${this.address}/collab`, name, doc, {
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 100,
      params: {
        session: SESSION,
        get ticket() {
          return ticketFor()
        },
      },
    })
    provider.on('connection-close', (event) => void (event && closes.push(event.code)))
    const editor = { doc, provider, text: doc.getText('notes'), closes }
    this.editors.push(editor)
    return editor
  }

  /** The same once it has everything. */
  async synced(participant: string, name: string, more?: { signIn?: string }): Promise<OnlineEditor> {
    const editor = this.editor(participant, name, more)
    await until(() => editor.provider.synced)
    return editor
  }

  /** A socket without a client behind it. @throws Error with the status where it is refused */
  async raw(participant: string, name: string, more: { origin?: string; ticket?: string } = {}) {
    const query = new URLSearchParams({
      session: SESSION,
      ticket: more.ticket ?? this.ticketFor(participant),
    })
    const ws = new WebSocket(`${this.address}/collab/${name}?${query}`, {
      ...(more.origin ? { origin: more.origin } : {}),
    })
    this.sockets.push(ws)
    const received: Uint8Array[] = []
    let closed: number | undefined
    ws.on('message', (data: Buffer) => received.push(data))
    ws.on('close', (code) => {
      closed = code
    })
    await new Promise((resolve, reject) => {
      ws.once('open', resolve)
      ws.once('error', reject)
    })
    ws.on('error', () => undefined)
    return { ws, received, closed: () => closed }
  }

  async stored(name: string): Promise<Y.Doc> {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await this.stores.documents.load(name)).state)
    return doc
  }

  signOut(signIn: string): void {
    this.documents.disconnectSignIn(signIn)
  }

  /** Goes down as an operator would have it, and comes back on the same port and database. */
  async restart(): Promise<void> {
    const { port } = this.server.address() as AddressInfo
    await this.goDown()
    this.stores = await openSqliteStores({ file: join(this.folder, 'lectern.db') })
    this.rooms = this.newRooms()
    await this.listen(port)
  }

  async stop(): Promise<void> {
    for (const { provider, doc } of this.editors) {
      provider.destroy()
      provider.awareness.destroy()
      doc.destroy()
    }
    for (const ws of this.sockets) ws.terminate()
    await this.goDown()
    rmSync(this.folder, { recursive: true, force: true })
    if (this.faults.length > 0) throw new Error(this.faults.map(String).join('\n'))
  }

  private documents: Documents = this.newDocuments()

  private newRooms(): Rooms {
    return new Rooms(this.stores, this.clock, (error) => this.faults.push(error))
  }

  private newDocuments(): Documents {
    return new Documents({
      store: this.stores?.documents,
      clock: this.clock,
      onFault: (error) => this.faults.push(error),
      seedOf: async (name) => {
        const room = await this.rooms.open(SESSION)
        return this.seed ?? (room && seedOf(room.state, name, room.catalog))
      },
    })
  }

  private get address(): string {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  private async listen(port = 0): Promise<void> {
    this.documents = this.newDocuments()
    this.server = createServer()
    const collab = serveCollab({ documents: this.documents, clock: this.clock })
    const deps = {
      rooms: this.rooms,
      tickets: this.tickets,
      isAllowedOrigin: (origin: string) => origin === 'https://class.example',
      clock: this.clock,
      onFault: (error: unknown) => void this.faults.push(error),
      onCommand: () => undefined,
    }
    const closeLive = serveLive(this.server, deps, [collab])
    this.close = async () => {
      closeLive()
      collab.close()
      await this.documents.close()
    }
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve))
  }

  private async goDown(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve))
    await this.close()
    this.server.closeAllConnections()
    await closed
    await this.stores.close()
  }
}
