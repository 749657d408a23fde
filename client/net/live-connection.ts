import type { ClientCommand } from '../../shared/session/session.ts'
import { SUBPROTOCOL } from '../../shared/wire/limits.ts'
import type { ClientMessage, ReactionCounts, ServerMessage } from '../../shared/wire/messages.ts'
import { backoffMs } from './backoff.ts'
import { type AfterClose, afterClose, afterTicketError, type EndReason } from './closing.ts'
import { Outbox, type Outcome } from './outbox.ts'
import { randomId } from './random-id.ts'
import { ServerClock } from './server-clock.ts'

/** `retryAt` is on the local clock, ms since the epoch. `offline`: the device itself says it has no network. */
export type ConnectionState =
  | { name: 'connecting' }
  | { name: 'open' }
  | { name: 'reconnecting'; attempt: number; retryAt: number }
  | { name: 'offline' }
  | { name: 'closed'; reason: EndReason }

export interface LiveOptions {
  /** Asks for a ticket; every connection needs a new one. Rejects with an error that has an HTTP `status`. */
  ticket: () => Promise<string>
  /** The address of `/live` for a ticket. */
  address: (ticket: string) => string
  onState: (state: ConnectionState) => void
  /** Views, patches, the reader's own part and reactions, in the order in which they came. */
  onMessage: (message: Extract<ServerMessage, { t: 'view' | 'patch' | 'me' | 'signal' }>) => void
  onPending: (commands: number) => void
}

const PING_MS = 15_000
/** Nothing at all came for this long after a ping: the line is dead, whatever the browser believes. */
const PONG_TIMEOUT_MS = 10_000
/** A device that just woke up or changed networks wants to know sooner. */
const PROBE_TIMEOUT_MS = 4_000
const CONNECT_TIMEOUT_MS = 15_000
/** A connection that lasted this long was good; the next failure counts from the start again. */
const STABLE_MS = 10_000

/**
 * The line to a room: connects, reconnects by itself, keeps it alive, and carries commands until each one is
 * answered. A command that was under way when the line broke is sent again with the same `cid`.
 */
export class LiveConnection {
  private readonly options: LiveOptions
  private readonly outbox = new Outbox()
  private readonly clock = new ServerClock()
  private socket: WebSocket | undefined
  private state: ConnectionState = { name: 'connecting' }
  private attempt = 0
  private openedAt = 0
  private generation = 0
  private pings = new Map<number, number>()
  private pingCount = 0
  private retryTimer: ReturnType<typeof setTimeout> | undefined
  private pingTimer: ReturnType<typeof setTimeout> | undefined
  private deadTimer: ReturnType<typeof setTimeout> | undefined

  constructor(options: LiveOptions) {
    this.options = options
    window.addEventListener('online', this.wake)
    window.addEventListener('offline', this.wake)
    window.addEventListener('pageshow', this.wake)
    document.addEventListener('visibilitychange', this.wake)
    void this.connect()
  }

  /** Resolves when the server has answered, however many connections that takes. Never rejects. */
  send(command: ClientCommand): Promise<Outcome> {
    return new Promise((resolve) => {
      if (this.state.name === 'closed') return resolve(notSent())
      const cid = randomId()
      const settle = (outcome: Outcome) => {
        resolve(outcome)
        this.options.onPending(this.outbox.size)
      }
      const open = this.state.name === 'open'
      this.outbox.add({ cid, command, settle }, !open)
      this.options.onPending(this.outbox.size)
      if (open) this.write({ t: 'do', cid, command })
    })
  }

  /** Tells reactions while the line is open; they are worth nothing later. */
  signal(reactions: ReactionCounts): void {
    if (this.state.name === 'open') this.write({ t: 'signal', reactions })
  }

  /** The server's clock now, ms since the epoch. */
  serverNow(): number {
    return Date.now() + this.clock.offset()
  }

  /** Connects at once instead of at the end of the wait. */
  retryNow(): void {
    if (this.retryTimer === undefined) return
    clearTimeout(this.retryTimer)
    this.retryTimer = undefined
    void this.connect()
  }

  /** Ends it for good, without a word to the listeners. */
  dispose(): void {
    this.generation += 1
    window.removeEventListener('online', this.wake)
    window.removeEventListener('offline', this.wake)
    window.removeEventListener('pageshow', this.wake)
    document.removeEventListener('visibilitychange', this.wake)
    clearTimeout(this.retryTimer)
    this.dropSocket()
    this.state = { name: 'closed', reason: 'signed-out' }
    this.outbox.settleAll(notSent())
  }

  private async connect(): Promise<void> {
    const generation = ++this.generation
    const current = () => generation === this.generation
    try {
      const ticket = await this.options.ticket()
      if (current()) this.openSocket(this.options.address(ticket))
    } catch (error) {
      if (current()) this.lost(afterTicketError(error))
    }
  }

  private openSocket(address: string): void {
    const socket = new WebSocket(address, SUBPROTOCOL)
    this.socket = socket
    this.deadTimer = setTimeout(() => this.lineIsDead(), CONNECT_TIMEOUT_MS)
    socket.onopen = () => this.opened()
    socket.onmessage = (event) => this.received(event.data)
    socket.onclose = (event) => {
      this.dropSocket()
      this.lost(afterClose(event.code))
    }
  }

  private opened(): void {
    clearTimeout(this.deadTimer)
    this.openedAt = Date.now()
    this.setState({ name: 'open' })
    this.ping(PONG_TIMEOUT_MS)
    for (const { cid, command } of this.outbox) this.write({ t: 'do', cid, command })
  }

  private received(data: unknown): void {
    // Anything that comes shows that the line is alive.
    clearTimeout(this.deadTimer)
    for (const message of JSON.parse(String(data)) as ServerMessage[]) {
      switch (message.t) {
        case 'view':
          this.clock.noteOneWay(message.now, Date.now())
          this.options.onMessage(message)
          break
        case 'patch':
        case 'me':
        case 'signal':
          this.options.onMessage(message)
          break
        case 'done':
          this.outbox.settle(message.cid, { ok: true, seq: message.seq, at: message.at })
          break
        case 'rejected':
          this.outbox.settle(message.cid, { ok: false, code: message.code, message: message.message })
          break
        case 'pong': {
          const sentAt = this.pings.get(message.id)
          if (sentAt !== undefined) this.clock.note(message.now, sentAt, Date.now())
          this.pings.delete(message.id)
        }
      }
    }
  }

  private ping(timeoutMs: number): void {
    clearTimeout(this.pingTimer)
    clearTimeout(this.deadTimer)
    const id = ++this.pingCount
    this.pings.clear()
    this.pings.set(id, Date.now())
    this.write({ t: 'ping', id })
    this.deadTimer = setTimeout(() => this.lineIsDead(), timeoutMs)
    this.pingTimer = setTimeout(() => this.ping(PONG_TIMEOUT_MS), PING_MS)
  }

  private lineIsDead(): void {
    this.dropSocket()
    this.lost({ retry: true, waitMs: 0 })
  }

  /** Lets go of the socket without waiting for its closing handshake, which a dead line never answers. */
  private dropSocket(): void {
    clearTimeout(this.pingTimer)
    clearTimeout(this.deadTimer)
    const { socket } = this
    this.socket = undefined
    if (!socket) return
    socket.onopen = null
    socket.onmessage = null
    socket.onclose = null
    socket.close()
  }

  private lost(next: AfterClose): void {
    if (!next.retry) {
      this.setState({ name: 'closed', reason: next.reason })
      this.outbox.settleAll(notSent())
      return
    }
    if (this.openedAt > 0 && Date.now() - this.openedAt > STABLE_MS) this.attempt = 0
    this.openedAt = 0
    const wait = next.waitMs + backoffMs(this.attempt, Math.random())
    this.attempt += 1
    clearTimeout(this.retryTimer)
    this.retryTimer = setTimeout(() => this.retryNow(), wait)
    this.setState(
      navigator.onLine
        ? { name: 'reconnecting', attempt: this.attempt, retryAt: Date.now() + wait }
        : { name: 'offline' },
    )
  }

  private readonly wake = (event: Event) => {
    if (event.type === 'visibilitychange' && document.visibilityState === 'hidden') return
    if (this.state.name === 'open') this.ping(PROBE_TIMEOUT_MS)
    else if (navigator.onLine) this.retryNow()
  }

  private write(message: ClientMessage): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message))
  }

  private setState(state: ConnectionState): void {
    this.state = state
    this.options.onState(state)
  }
}

function notSent(): Outcome {
  return { ok: false, code: 'not-sent', message: 'This page is not connected to the session any more.' }
}
