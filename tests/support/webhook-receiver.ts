import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that came to a receiver. */
export interface Received {
  headers: Record<string, string>
  body: string
  path: string
}

/** A receiver of webhooks on this computer, which answers as a test wants. */
export class WebhookReceiver {
  readonly received: Received[] = []
  /** How the next requests are answered, one after another; afterwards with 204. */
  readonly answers: ((response: ServerResponse) => void)[] = []
  private readonly server: Server

  private constructor(server: Server) {
    this.server = server
  }

  static async start(): Promise<WebhookReceiver> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const { headers, url = '' } = request
        receiver.received.push({ headers: plain(headers), body: Buffer.concat(chunks).toString(), path: url })
        const answer = receiver.answers.shift()
        if (answer) answer(response)
        else response.writeHead(204).end()
      })
    })
    const receiver = new WebhookReceiver(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return receiver
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`
  }

  /** The types of what arrived, in its order. */
  get types(): string[] {
    return this.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }
}

/** Answers with a status and nothing else. */
export const answering =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, headers).end()

const plain = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
