import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import { MESSAGE, SYNC } from '../../shared/wire/collab.ts'

/** How a server wants to be spoken to: Hocuspocus puts the document's name before each message, and a token first. */
export type Dialect = 'y-websocket' | 'hocuspocus'

/** Hocuspocus' own kind of `sync`, which is not answered with a question. */
const SYNC_REPLY = 4
const EMPTY_UPDATE = Uint8Array.of(0, 0)
const EMPTY_VECTOR = Uint8Array.of(0)

/**
 * A client of a shared document that builds none, so that the load costs little beside the server: it reads just
 * enough of every message to know what came.
 */
export class DocumentClient {
  /** Told of every change as it came. */
  onUpdate: (update: Uint8Array) => void = () => undefined
  private readonly ws: WebSocket
  private readonly dialect: Dialect
  private readonly document: string
  private gotEverything: (state: Uint8Array) => void = () => undefined

  private constructor(ws: WebSocket, dialect: Dialect, document: string) {
    this.ws = ws
    this.dialect = dialect
    this.document = document
    ws.on('message', (data: Buffer) => this.receive(data))
  }

  /**
   * Opens a connection as an editor does that has nothing yet.
   * @returns the client, and what the document consists of, as it came
   * @throws Error where the connection ends before that
   */
  static async open(
    url: string,
    dialect: Dialect,
    document: string,
  ): Promise<{ client: DocumentClient; content: Uint8Array[] }> {
    const ws = new WebSocket(url, { perMessageDeflate: false })
    const client = new DocumentClient(ws, dialect, document)
    const content: Uint8Array[] = []
    // What is late may come before the state of the document, and waits for it.
    client.onUpdate = (update) => void content.push(update)
    const state = await new Promise<Uint8Array>((resolve, reject) => {
      ws.on('error', reject)
      ws.on('close', (code) => reject(new Error(`${document}: the connection was closed with ${code}`)))
      client.gotEverything = resolve
      ws.once('open', () => {
        if (dialect === 'hocuspocus') client.introduce()
        client.say(SYNC.step1, EMPTY_VECTOR)
      })
    })
    client.onUpdate = () => undefined
    return { client, content: [...content, state] }
  }

  get open(): boolean {
    return this.ws.readyState === WebSocket.OPEN
  }

  /** Sends a change. */
  update(update: Uint8Array): void {
    this.say(SYNC.update, update)
  }

  leave(): void {
    this.ws.terminate()
  }

  private introduce(): void {
    this.write((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.auth)
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarString(encoder, 'token')
    })
  }

  private say(kind: number, body: Uint8Array): void {
    this.write((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.sync)
      encoding.writeVarUint(encoder, kind)
      encoding.writeVarUint8Array(encoder, body)
    })
  }

  private write(message: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    if (this.dialect === 'hocuspocus') encoding.writeVarString(encoder, this.document)
    message(encoder)
    this.ws.send(encoding.toUint8Array(encoder))
  }

  private receive(data: Buffer): void {
    const decoder = decoding.createDecoder(data)
    if (this.dialect === 'hocuspocus') decoding.readVarUint8Array(decoder)
    const type = decoding.readVarUint(decoder)
    if (type !== MESSAGE.sync && !(type === SYNC_REPLY && this.dialect === 'hocuspocus')) return
    const kind = decoding.readVarUint(decoder)
    const body = decoding.readVarUint8Array(decoder)
    if (kind === SYNC.update) this.onUpdate(body)
    else if (kind === SYNC.step2) this.gotEverything(body)
    else this.say(SYNC.step2, EMPTY_UPDATE)
  }
}
