import { request } from 'node:http'
import type { Socket } from 'node:net'
import WebSocket from 'ws'
import { merge } from '../../shared/view/merge-patch.ts'
import type { RoomView } from '../../shared/view/slices.ts'
import type { Joined } from '../../shared/wire/http.ts'
import { SUBPROTOCOL } from '../../shared/wire/limits.ts'
import type { ServerMessage } from '../../shared/wire/messages.ts'

/** Posts JSON over a connection of its own, as every phone of a class does. @throws Error for any answer but 2xx */
export function post<T>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(body)
    const call = request(
      url,
      {
        method: 'POST',
        agent: false,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          ...headers,
        },
      },
      (response) => {
        let answer = ''
        response.on('data', (data) => {
          answer += data
        })
        response.on('end', () => {
          if (Math.floor((response.statusCode ?? 0) / 100) === 2) resolve(JSON.parse(answer) as T)
          else reject(new Error(`${url} answered ${response.statusCode}: ${answer}`))
        })
      },
    )
    call.on('error', reject)
    call.end(text)
  })
}

/** A simulated page: joins over HTTP, connects to `/live` and keeps its view as the protocol says. */
export class LiveClient {
  view: RoomView | undefined
  messages = 0
  private readonly ws: WebSocket
  private readonly network: Promise<Socket>

  private constructor(base: string, session: string, ticket: string, onView: (view: RoomView) => void) {
    const url = `${base.replace('http', 'ws')}/live?session=${session}&ticket=${encodeURIComponent(ticket)}`
    this.ws = new WebSocket(url, SUBPROTOCOL, { perMessageDeflate: false })
    this.network = new Promise((resolve) => this.ws.once('upgrade', (response) => resolve(response.socket)))
    this.ws.on('message', (data) => {
      for (const message of JSON.parse(String(data)) as ServerMessage[]) {
        this.messages += 1
        if (message.t === 'view') this.view = message.view
        else if (message.t === 'patch' && this.view) this.view = merge(this.view, message.patch)
        else if (message.t === 'rejected') throw new Error(`${message.code}: ${message.message}`)
        if (this.view) onView(this.view)
      }
    })
  }

  /** Resolves once the first view is there. */
  static async join(
    base: string,
    code: string,
    name: string,
    onView: (view: RoomView) => void,
  ): Promise<LiveClient> {
    const joined = await post<Joined>(`${base}/api/v1/join/${code}`, { name })
    return LiveClient.connect(base, joined.session, joined.ticket, onView)
  }

  static connect(
    base: string,
    session: string,
    ticket: string,
    onView: (view: RoomView) => void,
  ): Promise<LiveClient> {
    return new Promise((resolve, reject) => {
      const client: LiveClient = new LiveClient(base, session, ticket, (view) => {
        onView(view)
        resolve(client)
      })
      client.ws.once('error', reject)
      client.ws.once('close', (code) => reject(new Error(`closed with ${code} before the first view`)))
    })
  }

  do(cid: string, command: object): void {
    this.ws.send(JSON.stringify({ t: 'do', cid, command }))
  }

  async bytesRead(): Promise<number> {
    return (await this.network).bytesRead
  }

  close(): void {
    this.ws.terminate()
  }
}
