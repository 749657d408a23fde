import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** The network between some pages and the server, which a test cuts and mends. */
export class Link {
  private readonly server: Server
  private readonly lines = new Set<Socket>()
  private cutOff = false

  private constructor(server: Server) {
    this.server = server
  }

  /** @param port where the server listens on this machine */
  static async to(port: number): Promise<Link> {
    const server = createServer()
    const link = new Link(server)
    server.on('connection', (near) => {
      if (link.cutOff) return void near.destroy()
      const far = connect(port, '127.0.0.1')
      near.pipe(far).pipe(near)
      for (const line of [near, far]) {
        link.lines.add(line)
        line.on('error', () => line.destroy())
        line.on('close', () => link.lines.delete(line))
      }
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return link
  }

  get base(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** Everything that is under way is lost, and nobody gets through. */
  cut(): void {
    this.cutOff = true
    for (const line of this.lines) line.resetAndDestroy()
  }

  mend(): void {
    this.cutOff = false
  }

  close(): void {
    this.cut()
    this.server.close()
  }
}
