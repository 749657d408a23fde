import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { messageYjsSyncStep2, writeSyncStep1 } from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { DocumentName } from '../../shared/session/documents.ts'
import { MESSAGE } from '../../shared/wire/collab.ts'
import { backoffMs } from '../net/backoff.ts'
import { type AfterClose, afterClose, afterTicketError, type EndReason } from '../net/closing.ts'

/** `retryAt` is on the local clock, ms since the epoch. */
export type DocumentState =
  | { name: 'connecting' }
  | { name: 'open' }
  | { name: 'reconnecting'; retryAt: number }
  | { name: 'closed'; reason: EndReason }

export interface DocumentOptions {
  document: DocumentName
  /** The address below which documents are: `wss://host/collab` */
  base: string
  /** The query of one connection: a ticket is good for one only. Rejects with an error that has an HTTP `status`. */
  query: () => Promise<Record<string, string>>
  onState: (state: DocumentState) => void
  /** The document is as the server has it, or not known to be any more. */
  onSynced: (synced: boolean) => void
  /** The server did not take what was changed here: `doc` is not the document any more. A sentence for people. */
  onRefused: (reason: string) => void
}

const CONNECT_TIMEOUT_MS = 15_000
/** A connection that lasted this long was good; the next failure counts from the start again. */
const STABLE_MS = 10_000
/** After this long without a word the server is asked for one, and after that the line is dead. */
const SILENCE_MS = 15_000
const DEAD_MS = 25_000
const LISTEN_MS = 5_000

/**
 * The line to one shared document, on y-websocket's provider. The provider reconnects with the address that it has;
 * ours needs a new ticket each time, so its own attempts are switched off and made here.
 */
export class DocumentConnection {
  readonly doc = new Y.Doc()
  readonly awareness: Awareness
  private readonly options: DocumentOptions
  private readonly provider: WebsocketProvider
  private state: DocumentState = { name: 'connecting' }
  private disposed = false
  private edited = false
  /** This page's awareness state as it was last set here. */
  private own: Record<string, unknown> | null = null
  private deliveries: (() => void)[] = []
  private attempt = 0
  private openedAt = 0
  private heardAt = 0
  private generation = 0
  private retryTimer: ReturnType<typeof setTimeout> | undefined
  private connectTimer: ReturnType<typeof setTimeout> | undefined
  private readonly listenTimer: ReturnType<typeof setInterval>

  constructor(options: DocumentOptions) {
    this.options = options
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== this.provider) this.edited = true
    })
    this.provider = new WebsocketProvider(options.base, options.document, this.doc, {
      connect: false,
      // Another tab may be somebody else, with other rights: what it says comes by the server.
      disableBc: true,
      shouldReconnect: () => false,
    })
    this.awareness = this.provider.awareness
    this.awareness.setLocalState(null)
    // The provider would send back whatever it hears of others: in a hall, every cursor once for each reader.
    this.awareness.off('update', this.provider._awarenessUpdateHandler)
    this.awareness.on('update', this.tellOwn)
    this.provider.messageHandlers[MESSAGE.auth] = (_encoder, decoder) => this.refused(decoder)
    this.provider.messageHandlers = this.provider.messageHandlers.map((handle, type) => (...message) => {
      this.heardAt = Date.now()
      const [, decoder] = message
      const answers = type === MESSAGE.sync && decoder.arr[decoder.pos] === messageYjsSyncStep2
      handle(...message)
      if (answers) this.answered()
    })
    this.provider.on('status', ({ status }) => {
      if (status === 'connected') this.opened()
    })
    this.provider.on('sync', options.onSynced)
    this.provider.on('connection-close', (event) => this.closed(event))
    this.listenTimer = setInterval(() => this.listen(), LISTEN_MS)
    window.addEventListener('online', this.wake)
    window.addEventListener('pageshow', this.wake)
    document.addEventListener('visibilitychange', this.wake)
    void this.connect()
  }

  /**
   * Resolves when the server has all that was typed here so far: it answers in order, so its answer to a question that
   * is asked now comes after it took everything before. @param ms after which it rejects
   */
  delivered(ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.deliveries = this.deliveries.filter((one) => one !== done)
        reject(new Error('the server did not answer in time'))
      }, ms)
      const done = () => {
        clearTimeout(timer)
        resolve()
      }
      this.deliveries.push(done)
      this.ask()
    })
  }

  private answered(): void {
    const done = this.deliveries
    this.deliveries = []
    for (const tell of done) tell()
  }

  /** Connects at once instead of at the end of the wait; also after a close that was final. */
  retryNow(): void {
    if (this.disposed || (this.retryTimer === undefined && this.state.name !== 'closed')) return
    clearTimeout(this.retryTimer)
    this.retryTimer = undefined
    if (this.state.name === 'closed') this.setState({ name: 'connecting' })
    void this.connect()
  }

  /**
   * Whether others are told that this page is here, and where its cursor is: not at first. A hall of readers who
   * all told each other would keep the line busy with nothing.
   */
  announce(on: boolean): void {
    if (on !== (this.awareness.getLocalState() !== null)) this.awareness.setLocalState(on ? {} : null)
  }

  /** Ends it for good, without a word to the listeners. */
  dispose(): void {
    this.disposed = true
    this.generation += 1
    clearTimeout(this.retryTimer)
    clearTimeout(this.connectTimer)
    clearInterval(this.listenTimer)
    window.removeEventListener('online', this.wake)
    window.removeEventListener('pageshow', this.wake)
    document.removeEventListener('visibilitychange', this.wake)
    this.provider.destroy()
    this.awareness.destroy()
    this.doc.destroy()
  }

  private async connect(): Promise<void> {
    const generation = ++this.generation
    try {
      const params = await this.options.query()
      if (generation !== this.generation) return
      this.provider.params = params
      this.connectTimer = setTimeout(() => this.provider.disconnect(), CONNECT_TIMEOUT_MS)
      this.provider.connect()
    } catch (error) {
      if (generation === this.generation) this.lost(afterTicketError(error))
    }
  }

  private opened(): void {
    clearTimeout(this.connectTimer)
    this.openedAt = Date.now()
    this.heardAt = this.openedAt
    this.setState({ name: 'open' })
  }

  /** @param event null where the provider itself gave the line up */
  private closed(event: CloseEvent | null): void {
    this.provider.shouldConnect = false
    clearTimeout(this.connectTimer)
    if (!this.disposed) this.lost(event ? afterClose(event.code) : { retry: true, waitMs: 0 })
  }

  private lost(next: AfterClose): void {
    if (!next.retry) return this.setState({ name: 'closed', reason: next.reason })
    if (this.openedAt > 0 && Date.now() - this.openedAt > STABLE_MS) this.attempt = 0
    this.openedAt = 0
    const wait = next.waitMs + backoffMs(this.attempt, Math.random())
    this.attempt += 1
    clearTimeout(this.retryTimer)
    this.retryTimer = setTimeout(() => this.retryNow(), wait)
    this.setState({ name: 'reconnecting', retryAt: Date.now() + wait })
  }

  /** A document in which nothing happens is silent; a question shows that the line is alive. */
  private listen(): void {
    const silence = Date.now() - this.heardAt
    if (this.state.name !== 'open' || silence < SILENCE_MS) return
    if (silence >= DEAD_MS) return this.provider.disconnect()
    this.ask()
  }

  /** Asks the server for what is not known here. */
  private ask(): void {
    const { ws } = this.provider
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.sync)
    writeSyncStep1(encoder, this.doc)
    if (ws?.readyState === WebSocket.OPEN) ws.send(encoding.toUint8Array(encoder))
  }

  private refused(decoder: decoding.Decoder): void {
    decoding.readVarUint(decoder)
    const reason = decoding.readVarString(decoder)
    if (this.edited) this.options.onRefused(reason)
  }

  private readonly tellOwn = (
    changes: Record<'added' | 'updated' | 'removed', number[]>,
    origin: unknown,
  ) => {
    const own = (clients: number[]) => clients.filter((client) => client === this.awareness.clientID)
    const [added, updated, removed] = [own(changes.added), own(changes.updated), own(changes.removed)]
    if (added.length + updated.length + removed.length === 0) return
    if (origin === this.provider) return this.restoreOwn()
    this.own = this.awareness.getLocalState()
    this.provider._awarenessUpdateHandler({ added, updated, removed }, origin)
  }

  /**
   * The server sends everybody their own state back, with its stamp and a later clock. What was changed here while
   * that was on its way is overwritten by it, and has to be said again.
   */
  private restoreOwn(): void {
    const heard = this.awareness.getLocalState()
    const text = (state: object | null) => JSON.stringify(state && { ...state, user: undefined })
    if (text(this.own) !== text(heard)) this.awareness.setLocalState(this.own)
  }

  private readonly wake = () => {
    if (document.visibilityState !== 'hidden' && navigator.onLine && this.retryTimer !== undefined) {
      this.retryNow()
    }
  }

  private setState(state: DocumentState): void {
    this.state = state
    this.options.onState(state)
  }
}
