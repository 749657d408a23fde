import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { ParticipantId } from '../../shared/ids.ts'
import type { RejectionCode } from '../../shared/session/rejection.ts'
import type { SessionCommand } from '../../shared/session/session.ts'
import { CLOSE, type CloseReason } from '../../shared/wire/close-codes.ts'
import { MESSAGES_PER_SECOND, STALLED_READER_BYTES } from '../../shared/wire/limits.ts'
import { clientMessage, type ReactionCounts, type ServerMessage } from '../../shared/wire/messages.ts'
import type { Clock } from '../ports/clock.ts'
import { textFrame } from '../room/frame.ts'
import type { Outlet } from '../room/outlet.ts'
import type { Outcome } from '../room/room.ts'
import { TokenBucket } from './token-bucket.ts'

/** Malformed messages that are answered before the socket is closed. */
const MALFORMED_MAX = 10

/** What a socket does with what it receives. */
export interface Commands {
  submit(participant: ParticipantId, command: SessionCommand, cid: string): Promise<Outcome>
  signal(participant: ParticipantId, reactions: ReactionCounts): void
  /** The participant's share of commands, all sockets together. */
  mayCommand(): boolean
}

/**
 * One page's connection: parses and limits what comes in, batches what goes out. Text frames are written to the
 * network socket itself, because a frame built once serves a whole audience; compression is never negotiated,
 * so nothing of `ws` can be pending in between.
 */
export class LiveSocket implements Outlet {
  private readonly ws: WebSocket
  private readonly network: Duplex
  private readonly clock: Clock
  private readonly messages: TokenBucket
  private queue: string[] = []
  private malformed = 0
  private answeredPing = true

  constructor(ws: WebSocket, network: Duplex, clock: Clock) {
    this.ws = ws
    this.network = network
    this.clock = clock
    this.messages = new TokenBucket(MESSAGES_PER_SECOND, MESSAGES_PER_SECOND, clock.now())
    ws.on('pong', () => {
      this.answeredPing = true
    })
    ws.on('ping', () => this.counts())
    // ws has answered a breach of RFC 6455 with a close code; unheard, the error would end the process.
    ws.on('error', () => undefined)
  }

  get idle(): boolean {
    return this.queue.length === 0
  }

  get buffered(): number {
    return this.network.writableLength
  }

  send(message: string): void {
    // After all promises of this turn: the answer to a command travels with its effects.
    if (this.queue.length === 0) process.nextTick(() => this.flush())
    this.queue.push(message)
  }

  sendFrame(frame: Buffer): void {
    if (this.ws.readyState === this.ws.OPEN) this.network.write(frame)
  }

  close(reason: CloseReason): void {
    this.flush()
    this.ws.close(CLOSE[reason].code, reason)
    // A peer that does not answer the closing handshake is cut off by ws; a stalled one never will answer.
    if (reason === 'stalled') this.ws.terminate()
  }

  /** Called once a heartbeat: ends a connection that has not answered since the last one. */
  heartbeat(): void {
    if (!this.answeredPing) return this.ws.terminate()
    // Answers to its own commands are sent to a slow reader too, but not without bound.
    if (this.buffered > STALLED_READER_BYTES) return this.close('stalled')
    this.answeredPing = false
    this.ws.ping()
  }

  /** Starts to read. */
  listen(participant: ParticipantId, commands: Commands): void {
    this.ws.on('message', (data, isBinary) => {
      if (!this.counts()) return
      if (isBinary) return this.refuseMalformed('', 'A message is JSON in a text frame.')
      this.receive(String(data), participant, commands)
    })
  }

  /** Counts a message or ping of the peer. @returns false where it must not be looked at any more */
  private counts(): boolean {
    if (this.ws.readyState !== this.ws.OPEN) return false
    if (this.messages.take(this.clock.now())) return true
    this.close('flooding')
    return false
  }

  private receive(text: string, participant: ParticipantId, commands: Commands): void {
    let raw: unknown
    try {
      raw = JSON.parse(text)
    } catch {
      return this.refuseMalformed('', 'The message is not JSON.')
    }
    const parsed = clientMessage.safeParse(raw)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      return this.refuseMalformed(cidOf(raw), `${issue?.path.join('.') || 'message'}: ${issue?.message}`)
    }
    const message = parsed.data
    if (message.t === 'ping') return this.say({ t: 'pong', id: message.id, now: this.clock.now() })
    if (message.t === 'signal') return commands.signal(participant, message.reactions)
    const { cid, command } = message
    if (!commands.mayCommand()) {
      return this.refuse(
        cid,
        'rate-limited',
        'Too many commands in a short time. Wait a moment and try again.',
      )
    }
    void commands.submit(participant, command, cid).then((outcome) => {
      if (outcome.ok) this.say({ t: 'done', cid, ...outcome.value })
      else this.refuse(cid, outcome.error.code, outcome.error.message)
    })
  }

  private refuse(cid: string, code: RejectionCode, message: string): void {
    this.say({ t: 'rejected', cid, code, message })
  }

  private refuseMalformed(cid: string, message: string): void {
    this.refuse(cid, 'malformed', message)
    this.malformed += 1
    if (this.malformed > MALFORMED_MAX) this.close('malformed')
  }

  private say(message: ServerMessage): void {
    this.send(JSON.stringify(message))
  }

  private flush(): void {
    if (this.queue.length === 0) return
    const text = `[${this.queue.join(',')}]`
    this.queue = []
    this.sendFrame(textFrame(text))
  }
}

function cidOf(raw: unknown): string {
  const cid = typeof raw === 'object' && raw !== null && 'cid' in raw ? raw.cid : ''
  return typeof cid === 'string' ? cid.slice(0, 64) : ''
}
