import type { Outlet } from '../../server/room/outlet.ts'
import { merge } from '../../shared/view/merge-patch.ts'
import type { MeView, RoomView } from '../../shared/view/slices.ts'
import type { CloseReason } from '../../shared/wire/close-codes.ts'
import type { ServerMessage } from '../../shared/wire/messages.ts'
import { readTextFrame } from './text-frame.ts'

/** An answer to a command. */
export type Answer = Extract<ServerMessage, { t: 'done' | 'rejected' }>

/**
 * A page as a client that follows docs/PROTOCOL.md to the letter: knows only what it was sent, and notes in
 * `breaches` whatever the protocol does not allow.
 */
export class Page implements Outlet {
  view: RoomView | undefined
  me: MeView | undefined
  /** The number of the log that `view` shows. */
  seq = 0
  readonly messages: ServerMessage[] = []
  readonly answers = new Map<string, Answer[]>()
  /** Everything that came, as text: to look for what must not be in it. */
  readonly received: string[] = []
  readonly breaches: string[] = []
  /** Why it was closed: the server's reason, or `cut` for a line that broke. */
  closed: CloseReason | 'cut' | undefined
  /** Bytes that the network has not taken yet: the test says how slow this reader is. */
  buffered = 0
  private queue: string[] = []
  private readonly onClose: () => void

  constructor(onClose: () => void) {
    this.onClose = onClose
  }

  /** @returns messages of one kind, in the order in which they came */
  of<T extends ServerMessage['t']>(t: T): Extract<ServerMessage, { t: T }>[] {
    return this.messages.filter((message) => message.t === t) as Extract<ServerMessage, { t: T }>[]
  }

  /** The line breaks: whatever was under way is lost, and the server notices. */
  cut(): void {
    if (this.closed) return
    this.closed = 'cut'
    this.queue = []
    this.onClose()
  }

  get idle(): boolean {
    return this.queue.length === 0
  }

  send(message: string): void {
    if (this.queue.length === 0) queueMicrotask(() => this.flush())
    this.queue.push(message)
  }

  sendFrame(frame: Buffer): void {
    if (!this.idle) this.breaches.push('a frame overtook queued messages')
    this.receive(readTextFrame(frame))
  }

  close(reason: CloseReason): void {
    if (this.closed) return
    this.flush()
    this.closed = reason
    this.onClose()
  }

  private flush(): void {
    if (this.queue.length === 0) return
    const text = `[${this.queue.join(',')}]`
    this.queue = []
    this.receive(text)
  }

  /** One frame came. */
  receive(text: string): void {
    if (this.closed) return
    this.received.push(text)
    const messages = JSON.parse(text) as unknown
    if (!Array.isArray(messages) || messages.length === 0) {
      this.breaches.push(`a frame that is no array of messages: ${text.slice(0, 100)}`)
      return
    }
    for (const message of messages as ServerMessage[]) this.take(message)
  }

  private take(message: ServerMessage): void {
    this.messages.push(message)
    switch (message.t) {
      case 'view':
        this.view = message.view
        this.me = message.me
        this.seq = message.seq
        break
      case 'patch':
        if (!this.view) this.breaches.push('a patch before the view')
        else if (message.seq < this.seq) this.breaches.push(`patch ${message.seq} after ${this.seq}`)
        else {
          this.view = merge(this.view, message.patch)
          this.seq = message.seq
        }
        break
      case 'me':
        if (!this.me) this.breaches.push('`me` before the view')
        this.me = message.me
        break
      case 'done':
      case 'rejected':
        this.answers.set(message.cid, [...(this.answers.get(message.cid) ?? []), message])
        break
      case 'pong':
      case 'signal':
        break
      default:
        this.breaches.push(`an unknown message: ${JSON.stringify(message)}`)
    }
  }
}
