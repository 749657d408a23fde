import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { CLOSE, type CloseReason } from '../../shared/wire/close-codes.ts'
import {
  COLLAB_BYTES_BURST,
  COLLAB_BYTES_PER_SECOND,
  COLLAB_MESSAGE_BURST,
  COLLAB_MESSAGES_PER_SECOND,
  MESSAGE,
} from '../../shared/wire/collab.ts'
import type { Connection } from '../collab/connection.ts'
import type { Outlet } from '../collab/outlet.ts'
import type { Clock } from '../ports/clock.ts'
import { sharedFrame } from './shared-frame.ts'
import { TokenBucket } from './token-bucket.ts'

/**
 * One editor's socket: limits what comes in, and writes frames that were built once to the network socket itself.
 * Compression is never negotiated, so nothing of `ws` can be pending in between.
 */
export class CollabSocket implements Outlet {
  private readonly ws: WebSocket
  private readonly network: Duplex
  private readonly clock: Clock
  private readonly messages: TokenBucket
  private readonly bytes: TokenBucket
  private answeredPing = true

  constructor(ws: WebSocket, network: Duplex, clock: Clock) {
    this.ws = ws
    this.network = network
    this.clock = clock
    this.messages = new TokenBucket(COLLAB_MESSAGE_BURST, COLLAB_MESSAGES_PER_SECOND, clock.now())
    this.bytes = new TokenBucket(COLLAB_BYTES_BURST, COLLAB_BYTES_PER_SECOND, clock.now())
    ws.on('pong', () => {
      this.answeredPing = true
    })
    // ws has answered a breach of RFC 6455 with a close code; unheard, the error would end the process.
    ws.on('error', () => undefined)
  }

  get buffered(): number {
    return this.network.writableLength
  }

  send(message: Uint8Array): void {
    if (this.ws.readyState === this.ws.OPEN) this.network.write(sharedFrame(message))
  }

  close(reason: CloseReason): void {
    this.ws.close(CLOSE[reason].code, reason)
    // A peer that does not answer the closing handshake is cut off by ws; a stalled one never will answer.
    if (reason === 'stalled') this.ws.terminate()
  }

  /** Called once a heartbeat: ends a connection that has not answered since the last one. */
  heartbeat(): void {
    if (!this.answeredPing) return this.ws.terminate()
    this.answeredPing = false
    this.ws.ping()
  }

  /** Starts to read. */
  listen(connection: Connection): void {
    this.ws.on('close', () => connection.disconnected())
    this.ws.on('ping', () => void this.counts(connection, 0))
    this.ws.on('message', (data: Buffer, isBinary) => {
      // Cursors are sent back by every editor that hears of them: not its own doing, so only their number counts.
      const bytes = data[0] === MESSAGE.awareness ? 0 : data.length
      if (!this.counts(connection, bytes)) return
      if (!isBinary) return connection.close('malformed')
      connection.receive(data)
    })
  }

  /** @returns false where the message must not be looked at any more */
  private counts(connection: Connection, bytes: number): boolean {
    if (this.ws.readyState !== this.ws.OPEN) return false
    const now = this.clock.now()
    if (this.messages.take(now) && this.bytes.take(now, bytes)) return true
    connection.close('flooding')
    return false
  }
}
