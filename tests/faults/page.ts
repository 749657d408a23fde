import type { Socket } from 'node:net'
import WebSocket from 'ws'
import { backoffMs } from '../../client/net/backoff.ts'
import { afterClose, afterTicketError } from '../../client/net/closing.ts'
import { Outbox, type Outcome } from '../../client/net/outbox.ts'
import type { ClientCommand } from '../../shared/session/session.ts'
import { merge } from '../../shared/view/merge-patch.ts'
import type { MeView, RoomView } from '../../shared/view/slices.ts'
import type { TicketBody } from '../../shared/wire/http.ts'
import { SUBPROTOCOL } from '../../shared/wire/limits.ts'
import type { ServerMessage } from '../../shared/wire/messages.ts'
import { ask } from './ask.ts'

/** Who opens a page, and where. */
export interface Seat {
  base: string
  session: string
  participant: string
  token: string
}

export interface PageOptions {
  /** Jitter of reconnects; `Math.random` by default. */
  random?: () => number
  /** As in the client, a connection that lasted this long makes the next wait short again. */
  stableMs?: number
  /** For the first connection, as joining gives it; without it one is asked for. */
  ticket?: string
  /** Told of every frame once it has taken effect. */
  onMessages?: (page: Page, messages: ServerMessage[]) => void
}

/**
 * A page that comes back by itself: it waits, gives up and sends again by the rules of the real client, whose
 * backoff, closing rules and outbox it uses.
 */
export class Page {
  readonly seat: Seat
  view: RoomView | undefined
  me: MeView | undefined
  /** Connected, and the whole view has come. */
  open = false
  /** `performance.now()` when the whole view of the present connection came. */
  openedAt = 0
  /** Codes with which its sockets were closed, oldest first. */
  readonly closes: number[] = []
  /** It will not come back by itself. */
  ended = false
  private readonly outbox = new Outbox()
  private readonly random: () => number
  private readonly stableMs: number
  private readonly onMessages: PageOptions['onMessages']
  private socket: WebSocket | undefined
  private network: Socket | undefined
  private timer: NodeJS.Timeout | undefined
  private attempt = 0

  constructor(seat: Seat, options: PageOptions = {}) {
    const { random = Math.random, stableMs = 10_000, ticket, onMessages } = options
    this.seat = seat
    this.random = random
    this.stableMs = stableMs
    this.onMessages = onMessages
    if (ticket === undefined) void this.connect()
    else this.listen(ticket)
  }

  /** Commands that are not answered yet. */
  get pending(): number {
    return this.outbox.size
  }

  /** Bytes that came over the present connection. */
  get bytesRead(): number {
    return this.network?.bytesRead ?? 0
  }

  /** Reads nothing any more, as a device that sleeps, until `resume`. */
  pause(): void {
    this.socket?.pause()
  }

  resume(): void {
    this.socket?.resume()
  }

  /** Resolves with the server's answer, however many connections that takes. The same `cid` may be sent again. */
  do(cid: string, command: ClientCommand): Promise<Outcome> {
    return new Promise((resolve) => {
      this.outbox.add({ cid, command, settle: resolve }, false)
      if (this.open) this.socket?.send(JSON.stringify({ t: 'do', cid, command }))
    })
  }

  /** Breaks the line, as a network does; the page comes back. */
  cut(): void {
    this.socket?.terminate()
  }

  /** The device says that it has a network again: no waiting any more, as in the client. */
  wake(): void {
    if (this.timer === undefined) return
    clearTimeout(this.timer)
    this.timer = undefined
    void this.connect()
  }

  /** Closes the page for good. What was not answered never will be. */
  leave(): void {
    this.ended = true
    clearTimeout(this.timer)
    this.socket?.terminate()
  }

  private async connect(): Promise<void> {
    const { base, session, token } = this.seat
    try {
      const { status, body } = await ask<TicketBody & { code?: string }>(
        `${base}/api/v1/sessions/${session}/tickets`,
        { body: {}, headers: { authorization: `Bearer ${token}` } },
      )
      if (status !== 200) return this.lost(afterTicketError({ status, code: body.code }))
      if (!this.ended) this.listen(body.ticket)
    } catch (error) {
      this.lost(afterTicketError(error))
    }
  }

  private listen(ticket: string): void {
    const { base, session } = this.seat
    const address = `${base.replace('http', 'ws')}/live?session=${session}&ticket=${ticket}`
    const socket = new WebSocket(address, SUBPROTOCOL, { perMessageDeflate: false })
    this.socket = socket
    socket.on('upgrade', ({ socket: network }) => {
      this.network = network
    })
    socket.on('message', (data) => this.receive(JSON.parse(String(data)) as ServerMessage[]))
    // Followed by `close`.
    socket.on('error', () => undefined)
    socket.on('close', (code) => {
      const lasted = performance.now() - this.openedAt
      if (this.open && lasted > this.stableMs) this.attempt = 0
      this.open = false
      this.closes.push(code)
      this.lost(afterClose(code))
    })
  }

  private lost(next: ReturnType<typeof afterClose>): void {
    if (this.ended) return
    if (!next.retry) {
      this.ended = true
      return
    }
    this.timer = setTimeout(() => this.wake(), next.waitMs + backoffMs(this.attempt, this.random()))
    this.attempt += 1
  }

  private receive(messages: ServerMessage[]): void {
    for (const message of messages) {
      if (message.t === 'view') this.opened(message)
      else if (message.t === 'patch') this.view = this.view && merge(this.view, message.patch)
      else if (message.t === 'me') this.me = message.me
      else if (message.t === 'done') {
        this.outbox.settle(message.cid, { ok: true, seq: message.seq, at: message.at })
      } else if (message.t === 'rejected') {
        this.outbox.settle(message.cid, { ok: false, code: message.code, message: message.message })
      }
    }
    this.onMessages?.(this, messages)
  }

  private opened({ view, me }: Extract<ServerMessage, { t: 'view' }>): void {
    this.view = view
    this.me = me
    // Slow readers get a whole view in the middle of a connection as well.
    if (this.open) return
    this.open = true
    this.openedAt = performance.now()
    for (const { cid, command } of this.outbox) this.socket?.send(JSON.stringify({ t: 'do', cid, command }))
  }
}
