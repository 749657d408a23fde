import { type ChildProcess, fork } from 'node:child_process'
import { COLLECTING } from '../process-usage.ts'
import type { DocumentServer, Place } from './document-server.ts'

export type DocumentPeerName = 'hocuspocus' | 'y-websocket'

const NAMES: Record<DocumentPeerName, string> = {
  hocuspocus: 'Hocuspocus 3.4.4',
  'y-websocket': '@y/websocket-server 0.1.1',
}

/** A peer in a process of its own, in memory: it stores nothing and lets everybody do everything. */
export class DocumentPeer implements DocumentServer {
  readonly name: string
  readonly dialect: DocumentPeerName
  readonly pid: number
  private readonly child: ChildProcess
  private readonly port: number

  private constructor(kind: DocumentPeerName, child: ChildProcess, port: number) {
    this.dialect = kind
    this.name = NAMES[kind]
    this.child = child
    this.pid = child.pid as number
    this.port = port
  }

  static async start(kind: DocumentPeerName): Promise<DocumentPeer> {
    const child = fork(new URL(`../peers/${kind}.mjs`, import.meta.url), { execArgv: COLLECTING })
    const port = await new Promise<number>((resolve, reject) => {
      child.once('message', (message) => resolve(message as number))
      child.once('exit', (code) => reject(new Error(`${kind} ended with ${code}`)))
    })
    return new DocumentPeer(kind, child, port)
  }

  document({ kind, n }: Place): string {
    return `session/${kind}/${n}`
  }

  async address(place: Place): Promise<string> {
    return `ws://127.0.0.1:${this.port}/${this.document(place)}`
  }

  async stop(): Promise<void> {
    const exited = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.disconnect()
    await exited
  }
}
