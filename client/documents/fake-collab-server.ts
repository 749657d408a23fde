import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { MESSAGE, PERMISSION_DENIED } from '../../shared/wire/collab.ts'

/**
 * For tests: sockets whose other end is a small y-websocket server with one document, in memory. Stubbed as the
 * global `WebSocket`; nothing is delivered before `serverOpens`.
 */
export class FakeCollabSocket {
  static readonly OPEN = 1
  static server: FakeCollabServer
  readonly OPEN = 1
  readyState = 0
  binaryType = 'arraybuffer'
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: (() => void) | null = null
  readonly address: string

  constructor(address: string) {
    this.address = address
    FakeCollabSocket.server.sockets.push(this)
  }
  send(data: Uint8Array) {
    if (this.readyState === 1) FakeCollabSocket.server.receive(this, data)
  }
  close() {
    this.readyState = 3
  }
  serverOpens() {
    this.readyState = 1
    this.onopen?.()
    FakeCollabSocket.server.greet(this)
  }
  serverSends(data: Uint8Array) {
    this.onmessage?.({ data: data.slice().buffer })
  }
  serverCloses(code: number) {
    this.readyState = 3
    this.onclose?.({ code, reason: '' })
  }
}

export class FakeCollabServer {
  readonly doc = new Y.Doc()
  readonly awareness = new Awareness(this.doc)
  readonly sockets: FakeCollabSocket[] = []
  /** Changes are refused with this sentence. */
  refuse: string | undefined
  /** Messages that came, by their first number. */
  readonly received: number[] = []

  constructor() {
    this.awareness.setLocalState(null)
    this.doc.on('update', (update: Uint8Array, from: unknown) => {
      const encoder = started(MESSAGE.sync)
      sync.writeUpdate(encoder, update)
      for (const socket of this.open())
        if (socket !== from) socket.serverSends(encoding.toUint8Array(encoder))
    })
    this.awareness.on(
      'update',
      ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
        const encoder = started(MESSAGE.awareness)
        const changed = encodeAwarenessUpdate(this.awareness, [...added, ...updated, ...removed])
        encoding.writeVarUint8Array(encoder, changed)
        for (const socket of this.open()) socket.serverSends(encoding.toUint8Array(encoder))
      },
    )
  }

  get last(): FakeCollabSocket {
    const socket = this.sockets.at(-1)
    if (!socket) throw new Error('no socket was opened')
    return socket
  }

  greet(socket: FakeCollabSocket) {
    const encoder = started(MESSAGE.sync)
    sync.writeSyncStep1(encoder, this.doc)
    socket.serverSends(encoding.toUint8Array(encoder))
  }

  receive(socket: FakeCollabSocket, data: Uint8Array) {
    const decoder = decoding.createDecoder(data)
    const kind = decoding.readVarUint(decoder)
    this.received.push(kind)
    if (kind === MESSAGE.awareness) {
      applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), socket)
      return
    }
    const changes = decoding.peekVarUint(decoder) !== sync.messageYjsSyncStep1
    if (changes && this.refuse !== undefined) {
      const encoder = started(MESSAGE.auth)
      encoding.writeVarUint(encoder, PERMISSION_DENIED)
      encoding.writeVarString(encoder, this.refuse)
      return socket.serverSends(encoding.toUint8Array(encoder))
    }
    const encoder = started(MESSAGE.sync)
    sync.readSyncMessage(decoder, encoder, this.doc, socket)
    if (encoding.length(encoder) > 1) socket.serverSends(encoding.toUint8Array(encoder))
  }

  private open() {
    return this.sockets.filter(({ readyState }) => readyState === 1)
  }
}

function started(kind: number): encoding.Encoder {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, kind)
  return encoder
}
