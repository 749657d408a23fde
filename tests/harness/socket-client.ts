import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import WebSocket from 'ws'
import type { ClientCommand } from '../../shared/session/session.ts'
import { SUBPROTOCOL } from '../../shared/wire/limits.ts'
import type { ClientMessage } from '../../shared/wire/messages.ts'
import { type Answer, Page } from './page.ts'
import { until } from './until.ts'

/** The server answered the upgrade with HTTP. */
export class Refused extends Error {
  readonly status: number
  readonly detail: string

  constructor(status: number, detail: string) {
    super(`refused with ${status}: ${detail}`)
    this.status = status
    this.detail = detail
  }
}

export interface SocketOptions {
  origin?: string
  /** Subprotocols to offer; none by an empty list. */
  protocols?: string[]
  headers?: Record<string, string>
}

let cids = 0

/** A page behind a real socket. */
export class SocketClient {
  readonly page = new Page(() => undefined)
  /** Set once the socket is closed. */
  closed: { code: number; reason: string } | undefined
  readonly ws: WebSocket

  private constructor(ws: WebSocket) {
    this.ws = ws
    ws.on('message', (data, isBinary) => {
      if (isBinary) this.page.breaches.push('a binary frame')
      this.page.receive(String(data))
    })
    ws.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason) }
    })
    ws.on('error', () => undefined)
  }

  /** @throws Refused where the server answers with HTTP */
  static async connect(address: string, options: SocketOptions = {}): Promise<SocketClient> {
    const { protocols = [SUBPROTOCOL], origin, headers = {} } = options
    const ws = new WebSocket(address, protocols, {
      perMessageDeflate: false,
      headers: { ...headers, ...(origin === undefined ? {} : { origin }) },
    })
    const client = new SocketClient(ws)
    await new Promise<void>((resolve, reject) => {
      ws.once('open', resolve)
      ws.once('error', reject)
      ws.once('unexpected-response', (_request, response: IncomingMessage) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const { detail } = JSON.parse(String(Buffer.concat(chunks)))
          reject(new Refused(response.statusCode ?? 0, detail))
        })
      })
    })
    return client
  }

  /** The network socket below, to be paused or broken. */
  get network(): Socket {
    return (this.ws as unknown as { _socket: Socket })._socket
  }

  send(message: ClientMessage | string | Buffer): void {
    const raw = typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message)
    this.ws.send(raw)
  }

  /** Sends a command. @returns its id */
  do(command: ClientCommand, cid = `socket-${++cids}`): string {
    this.send({ t: 'do', cid, command })
    return cid
  }

  async answer(cid: string): Promise<Answer> {
    await until(() => this.page.answers.has(cid))
    return this.page.answers.get(cid)?.[0] as Answer
  }

  async close(): Promise<{ code: number; reason: string }> {
    await until(() => this.closed !== undefined)
    return this.closed as { code: number; reason: string }
  }
}
