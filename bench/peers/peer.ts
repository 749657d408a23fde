import { type ChildProcess, fork } from 'node:child_process'
import WebSocket from 'ws'

/** A peer in a process of its own, with clients of ours that count what they receive. */
export class Peer {
  readonly pid: number
  private readonly child: ChildProcess
  private readonly clients: WebSocket[] = []
  private received = 0
  private whenReceived: (() => void) | undefined
  private wanted = 0

  private constructor(child: ChildProcess) {
    this.child = child
    this.pid = child.pid as number
  }

  static async start(name: 'bare-ws' | 'socket-io', count: number): Promise<{ peer: Peer; joinMs: number }> {
    const child = fork(new URL(`./${name}.ts`, import.meta.url), { execArgv: ['--import', 'tsx'] })
    const port = await new Promise<number>((resolve) =>
      child.once('message', (message) => resolve(message as number)),
    )
    const peer = new Peer(child)
    const url =
      name === 'socket-io'
        ? `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`
        : `ws://127.0.0.1:${port}`
    const started = performance.now()
    await Promise.all(Array.from({ length: count }, () => peer.connect(url, name === 'socket-io')))
    return { peer, joinMs: performance.now() - started }
  }

  /** Broadcasts once. @returns ms until the last client has it */
  broadcast(text: string): Promise<number> {
    const started = performance.now()
    this.wanted = this.received + this.clients.length
    return new Promise((resolve) => {
      this.whenReceived = () => resolve(performance.now() - started)
      this.child.send(text)
    })
  }

  stop(): void {
    for (const client of this.clients) client.terminate()
    this.child.disconnect()
  }

  /** Speaks just enough of Engine.IO 4 to be a Socket.IO client: open, connect, ping and pong. */
  private connect(url: string, engineIo: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const ws = new WebSocket(url, { perMessageDeflate: false })
      ws.once('error', reject)
      this.clients.push(ws)
      ws.on('message', (data) => {
        const text = String(data)
        if (engineIo && text.startsWith('0')) ws.send('40')
        else if (engineIo && text === '2') ws.send('3')
        else if (text === 'hello' || text.startsWith('40')) resolve()
        else {
          this.received += 1
          if (this.received === this.wanted) this.whenReceived?.()
        }
      })
    })
  }
}
