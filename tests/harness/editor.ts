import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Access } from '../../server/collab/access.ts'
import type { Connection } from '../../server/collab/connection.ts'
import type { Documents } from '../../server/collab/documents.ts'
import type { DocumentRight } from '../../shared/session/documents.ts'
import type { CloseReason } from '../../shared/wire/close-codes.ts'
import { MESSAGE } from '../../shared/wire/collab.ts'

export const accessFor = (id: string, right: DocumentRight = 'write'): Access => ({
  right,
  identity: { id, name: `Name of ${id}`, role: 'learner', color: '#1f77d0' },
})

/**
 * An editor that speaks as y-websocket clients do, over a line that the test holds in its hands: messages wait in both
 * directions until they are delivered.
 */
export class Editor {
  readonly id: string
  readonly doc = new Y.Doc()
  readonly awareness = new Awareness(this.doc)
  /** Messages of the server that have not arrived yet, and ours to it. */
  readonly inbox: Uint8Array[] = []
  readonly outbox: Uint8Array[] = []
  /** What the server said about refused changes. */
  readonly refusals: string[] = []
  closed: CloseReason | undefined
  /** What the line has not taken, as a slow reader has it. */
  buffered = 0
  private connection: Connection | undefined

  constructor(id: string) {
    this.id = id
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return
      this.say(MESSAGE.sync, (encoder) => writeUpdate(encoder, update))
    })
    this.awareness.on('update', (changes: Record<'added' | 'updated' | 'removed', number[]>) => {
      const clients = [...changes.added, ...changes.updated, ...changes.removed]
      this.say(MESSAGE.awareness, (encoder) =>
        encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, clients)),
      )
    })
  }

  get text(): Y.Text {
    return this.doc.getText('notes')
  }

  get online(): boolean {
    return this.connection !== undefined
  }

  async connect(documents: Documents, name: string, right: DocumentRight = 'write'): Promise<Connection> {
    const document = await documents.open(name)
    this.closed = undefined
    const editor = this
    const who = { asker: { participant: this.id, asObserver: false }, access: accessFor(this.id, right) }
    this.connection = documents.connect(document, who, {
      get buffered() {
        return editor.buffered
      },
      send: (message) => void this.inbox.push(message),
      close: (reason) => {
        this.closed = reason
        this.connection = undefined
      },
    })
    this.say(MESSAGE.sync, (encoder) => writeSyncStep1(encoder, this.doc))
    this.say(MESSAGE.awareness, (encoder) =>
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, [this.doc.clientID])),
    )
    return this.connection
  }

  /** The line breaks; whatever was under way is lost. */
  cut(): void {
    this.connection?.disconnected()
    this.connection = undefined
    this.inbox.length = 0
    this.outbox.length = 0
  }

  /** Delivers what waits, oldest first. @returns whether there was anything */
  deliver(max = Number.POSITIVE_INFINITY): boolean {
    const [out, back] = [this.outbox.splice(0, max), this.inbox.splice(0, max)]
    for (const message of out) this.connection?.receive(message)
    for (const message of back) this.read(message)
    return out.length + back.length > 0
  }

  /** Sends bytes as they are. */
  raw(message: Uint8Array): void {
    this.connection?.receive(message)
  }

  destroy(): void {
    this.cut()
    this.awareness.destroy()
    this.doc.destroy()
  }

  private say(type: number, write: (encoder: encoding.Encoder) => void): void {
    if (!this.connection) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    write(encoder)
    this.outbox.push(encoding.toUint8Array(encoder))
  }

  private read(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message)
    const type = decoding.readVarUint(decoder)
    if (type === MESSAGE.sync) {
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, MESSAGE.sync)
      readSyncMessage(decoder, encoder, this.doc, this)
      if (encoding.length(encoder) > 1 && this.connection) this.outbox.push(encoding.toUint8Array(encoder))
    } else if (type === MESSAGE.awareness) {
      applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), this)
    } else {
      decoding.readVarUint(decoder)
      this.refusals.push(decoding.readVarString(decoder))
    }
  }
}
