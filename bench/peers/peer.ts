import { type ChildProcess, fork } from 'node:child_process'
import WebSocket from 'ws'
import { ask } from '../../tests/faults/ask.ts'
import { type Contender, Receipts } from '../contender.ts'
import { COLLECTING } from '../process-usage.ts'

export type PeerName = 'bare-ws' | 'socket-io'

/**
 * A peer in a process of its own, with clients of ours. One client, the host, tells it to send to everybody, as the
 * instructor's page tells Lectern.
 */
export class Peer implements Contender {
  readonly name: string
  readonly pid: number
  private readonly kind: PeerName
  private readonly child: ChildProcess
  private readonly port: number
  private readonly readers: number
  private readonly receipts = new Receipts()
  private clients: WebSocket[] = []
  private host: WebSocket | undefined
  /** Messages that a reader must have before it has everything. */
  private wanted = 1
  private received: number[] = []
  private readonly answered: ((() => void) | undefined)[] = []

  private constructor(kind: PeerName, child: ChildProcess, port: number, readers: number) {
    this.kind = kind
    this.name = kind === 'bare-ws' ? 'ws, encoded once' : 'Socket.IO 4'
    this.child = child
    this.pid = child.pid as number
    this.port = port
    this.readers = readers
  }

  /** @param bytes size of a message, which is JSON */
  static async start(kind: PeerName, readers: number, bytes: number): Promise<Peer> {
    const child = fork(new URL(`./${kind}.mjs`, import.meta.url), [String(bytes)], {
      execArgv: COLLECTING,
    })
    const port = await new Promise<number>((resolve) =>
      child.once('message', (message) => resolve(message as number)),
    )
    const peer = new Peer(kind, child, port, readers)
    peer.host = await peer.connect(() => undefined)
    return peer
  }

  join(): Promise<void> {
    return this.comeIn(() => undefined)
  }

  /** Everybody asks over HTTP first, as somebody who joins a class does. */
  joinOverHttp(): Promise<void> {
    return this.comeIn(() => ask(`http://127.0.0.1:${this.port}/join`, { body: { name: 'Somebody' } }))
  }

  private async comeIn(before: () => Promise<unknown> | undefined): Promise<void> {
    this.clients = await Promise.all(
      Array.from({ length: this.readers }, async (_, index) => {
        await before()
        return this.connect(() => this.receive(index))
      }),
    )
  }

  leave(): void {
    for (const client of this.clients) client.terminate()
  }

  press(changes: number): Promise<number[]> {
    return this.round(changes, () => this.say(this.host, 'all', changes))
  }

  askAll(): Promise<number[]> {
    return this.round(1, () => {
      for (const client of this.clients) this.say(client, 'me', 1)
    })
  }

  /** One client sends something. Resolves when it has the answer. */
  askOne(index: number): Promise<void> {
    return new Promise((resolve) => {
      this.answered[index] = resolve
      this.say(this.clients[index] as WebSocket, 'me', 1)
    })
  }

  async stop(): Promise<void> {
    this.leave()
    const exited = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.disconnect()
    await exited
  }

  private round(wanted: number, begin: () => void): Promise<number[]> {
    this.wanted = wanted
    this.received = new Array(this.readers).fill(0)
    return this.receipts.round(this.readers, begin)
  }

  private receive(index: number): void {
    this.answered[index]?.()
    this.answered[index] = undefined
    const count = (this.received[index] ?? 0) + 1
    this.received[index] = count
    if (count === this.wanted) this.receipts.note()
  }

  private say(client: WebSocket | undefined, to: 'all' | 'me', times: number): void {
    const order = { to, times }
    client?.send(this.kind === 'socket-io' ? `42${JSON.stringify(['order', order])}` : JSON.stringify(order))
  }

  /** Speaks just enough of Engine.IO 4 to be a Socket.IO client: open, connect, ping and pong. */
  private connect(onMessage: () => void): Promise<WebSocket> {
    const path = this.kind === 'socket-io' ? '/socket.io/?EIO=4&transport=websocket' : '/'
    return new Promise((resolve, reject) => {
      const ws = new WebSocket(`ws://127.0.0.1:${this.port}${path}`, { perMessageDeflate: false })
      ws.once('error', reject)
      ws.on('message', (data) => {
        const text = String(data)
        if (text === 'hello' || text.startsWith('40')) resolve(ws)
        else if (text.startsWith('0')) ws.send('40')
        else if (text === '2') ws.send('3')
        else if (JSON.parse(text.startsWith('42') ? text.slice(2) : text)) onMessage()
      })
    })
  }
}
