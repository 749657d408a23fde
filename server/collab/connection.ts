import * as decoding from 'lib0/decoding'
import type { DocumentRight } from '../../shared/session/documents.ts'
import type { CloseReason } from '../../shared/wire/close-codes.ts'
import { MAX_UPDATE_BYTES, MESSAGE, SYNC } from '../../shared/wire/collab.ts'
import { SLOW_READER_BYTES, STALLED_READER_BYTES } from '../../shared/wire/limits.ts'
import type { Clock } from '../ports/clock.ts'
import type { Access, Asker } from './access.ts'
import type { Bearer } from './awareness.ts'
import type { Identity } from './identity.ts'
import { deniedMessage, syncMessage } from './messages.ts'
import type { Outlet } from './outlet.ts'

/** Answers to “what do I lack?”: so many at once, one more each second. Each may be as long as the document. */
const ANSWERS_BURST = 5
/** A refusal is explained this often at most, and what does not fit is asked for this often at most. */
const REPEAT_MS = 1_000
/** Updates that do not fit, one after another with our questions between them, before the connection is closed. */
const GAPS_MAX = 10

/** What a connection wants of its document. */
export interface Desk {
  /** What everybody else wrote, as messages. @throws Error for bytes that are no state vector */
  answer(vector: Uint8Array): Uint8Array[]
  stateVector(): Uint8Array
  /** @throws Error for bytes that are no update */
  update(from: Connection, update: Uint8Array): 'taken' | 'gap' | 'full'
  /** @throws Error for bytes that are no awareness update */
  awareness(from: Connection, update: Uint8Array): void
  everybody(): Uint8Array[]
  leave(connection: Connection): void
}

/** One editor's connection to a document: the protocol of y-websocket, its limits, and what the editor may do. */
export class Connection implements Bearer {
  readonly asker: Asker
  /** The browser sign-in behind it. */
  readonly signIn: string | undefined
  identity: Identity
  private right: DocumentRight
  private readonly desk: Desk
  private readonly outlet: Outlet
  private readonly clock: Clock
  private open = true
  private answersLeft = ANSWERS_BURST
  private answeredAt: number
  private deniedAt = Number.NEGATIVE_INFINITY
  private askedAt = Number.NEGATIVE_INFINITY
  private cancelAsk: (() => void) | undefined
  private gaps = 0
  /** Bytes of answers that may be waiting in the socket beside what a slow reader is allowed. */
  private owed = 0

  constructor(
    who: { asker: Asker; access: Access; signIn?: string },
    desk: Desk,
    outlet: Outlet,
    clock: Clock,
  ) {
    this.asker = who.asker
    this.signIn = who.signIn
    this.identity = who.access.identity
    this.right = who.access.right
    this.desk = desk
    this.outlet = outlet
    this.clock = clock
    this.answeredAt = clock.now()
  }

  /** Says what a server says first: asks what the editor has, and tells who is there. */
  greet(): void {
    if (this.right === 'write') this.ask()
    for (const message of this.desk.everybody()) this.send(message)
  }

  /** @returns whether the name or colour under which the editor is shown is another now */
  setAccess({ right, identity }: Access): boolean {
    const before = this.right
    this.right = right
    // What the editor holds back or was refused until now may be written from now on.
    if (before === 'read' && right === 'write') this.ask()
    const renamed = identity.name !== this.identity.name || identity.role !== this.identity.role
    this.identity = identity
    return renamed
  }

  send(message: Uint8Array): void {
    if (!this.open) return
    const { buffered } = this.outlet
    if (buffered > STALLED_READER_BYTES + this.owed) return this.close('stalled')
    if (buffered === 0) this.owed = 0
    this.outlet.send(message)
  }

  close(reason: CloseReason): void {
    if (!this.open) return
    this.disconnected()
    this.outlet.close(reason)
  }

  /** The socket is gone. */
  disconnected(): void {
    if (!this.open) return
    this.open = false
    this.cancelAsk?.()
    this.desk.leave(this)
  }

  /** Takes one message as it came. Whatever does not follow the protocol closes the connection and does nothing. */
  receive(data: Uint8Array): void {
    if (!this.open) return
    const message = this.attempt(() => decode(data))
    if (!message) return
    const { type, kind, body } = message
    if (type === MESSAGE.queryAwareness) this.tellEverybody()
    else if (type === MESSAGE.awareness) this.attempt(() => this.desk.awareness(this, body))
    else if (kind === SYNC.step1) this.answer(body)
    else this.update(body)
  }

  private answer(vector: Uint8Array): void {
    if (!this.mayAnswer()) return
    // One whole document may wait in a socket, not several.
    if (this.outlet.buffered > SLOW_READER_BYTES) return this.close('stalled')
    const messages = this.attempt(() => this.desk.answer(vector))
    if (!messages) return
    for (const message of messages) this.send(message)
    for (const { length } of messages) this.owed += length
  }

  private tellEverybody(): void {
    if (!this.mayAnswer()) return
    for (const message of this.desk.everybody()) this.send(message)
  }

  private mayAnswer(): boolean {
    const now = this.clock.now()
    this.answersLeft = Math.min(ANSWERS_BURST, this.answersLeft + Math.max(0, now - this.answeredAt) / 1_000)
    this.answeredAt = now
    this.answersLeft -= 1
    if (this.answersLeft >= 0) return true
    this.close('flooding')
    return false
  }

  private update(update: Uint8Array): void {
    // Every editor answers our question, also one that has nothing to say.
    if (update.length === 2 && update[0] === 0 && update[1] === 0) return
    if (update.length > MAX_UPDATE_BYTES) return this.close('tooBig')
    if (this.right !== 'write') return this.deny('You may read this document, not change it.')
    const outcome = this.attempt(() => this.desk.update(this, update))
    if (outcome === 'taken') this.gaps = 0
    else if (outcome === 'gap') this.missing()
    else if (outcome === 'full') {
      this.deny('This document is full. Nothing can be added to it.')
      this.close('tooBig')
    }
  }

  /** The editor built on something that we do not have: it is asked for everything that we lack. */
  private missing(): void {
    if (this.cancelAsk) return
    this.gaps += 1
    if (this.gaps > GAPS_MAX) return this.close('malformed')
    const wait = Math.min(REPEAT_MS, this.askedAt + REPEAT_MS - this.clock.now())
    if (wait <= 0) this.ask()
    else this.cancelAsk = this.clock.after(wait, () => this.ask())
  }

  private ask(): void {
    this.cancelAsk = undefined
    this.askedAt = this.clock.now()
    this.send(syncMessage(SYNC.step1, this.desk.stateVector()))
  }

  private deny(reason: string): void {
    const now = this.clock.now()
    if (now - this.deniedAt < REPEAT_MS) return
    this.deniedAt = now
    this.send(deniedMessage(reason))
  }

  /** What throws is a breach of the protocol by the other side. */
  private attempt<T>(work: () => T): T | undefined {
    try {
      return work()
    } catch {
      this.close('malformed')
      return undefined
    }
  }
}

interface Message {
  type: number
  /** Of a `sync` message. */
  kind?: number
  body: Uint8Array
}

function decode(data: Uint8Array): Message {
  const decoder = decoding.createDecoder(data)
  const type = decoding.readVarUint(decoder)
  if (type === MESSAGE.queryAwareness) return whole(decoder, { type, body: new Uint8Array() })
  if (type === MESSAGE.awareness) return whole(decoder, { type, body: decoding.readVarUint8Array(decoder) })
  if (type !== MESSAGE.sync) throw new RangeError(`there is no message of type ${type}`)
  const kind = decoding.readVarUint(decoder)
  if (kind > SYNC.update) throw new RangeError(`there is no sync message of kind ${kind}`)
  return whole(decoder, { type, kind, body: decoding.readVarUint8Array(decoder) })
}

function whole(decoder: decoding.Decoder, message: Message): Message {
  if (decoding.hasContent(decoder)) throw new RangeError('there are bytes behind the end of the message')
  return message
}
