import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { Tickets } from '../../server/auth/tickets.ts'
import { type LiveServerDeps, serveLive } from '../../server/ws/live-server.ts'
import { Classroom, type ClassroomOptions } from './classroom.ts'
import { SocketClient, type SocketOptions } from './socket-client.ts'
import { until } from './until.ts'

/** Pages of this origin may connect, and of no other. */
export const GOOD_ORIGIN = 'https://class.example'

/** A class in memory whose pages may also come through real sockets. Time stands still unless the test moves it. */
export class ClassOnline {
  readonly room: Classroom
  readonly tickets: Tickets
  readonly clients: SocketClient[] = []
  server: Server = createServer()
  /** Replaced by tests in which the store is slow or away. */
  openLive: LiveServerDeps['rooms']['openLive']
  private closeLive: () => void = () => undefined

  private constructor(room: Classroom) {
    this.room = room
    this.tickets = new Tickets(room.clock)
    this.openLive = (id) => room.rooms.openLive(id)
  }

  static async open(options: ClassroomOptions = {}): Promise<ClassOnline> {
    const online = new ClassOnline(await Classroom.open(options))
    await online.listen()
    return online
  }

  async listen(): Promise<void> {
    this.server = createServer()
    const rooms = {
      openLive: (id: string) => this.openLive(id),
      closeAll: () => this.room.closeAll(),
    }
    this.closeLive = serveLive(this.server, {
      rooms: rooms as LiveServerDeps['rooms'],
      tickets: this.tickets,
      isAllowedOrigin: (origin) => origin === GOOD_ORIGIN,
      clock: this.room.clock,
      onFault: (error) => this.room.faults.push(error),
      onCommand: () => undefined,
    })
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
  }

  /** Tells every page that the server goes down. */
  goDown(): void {
    this.closeLive()
  }

  /** Ends the server and every connection. @throws Error where anything went wrong that nobody asked for */
  async stop(): Promise<void> {
    this.closeLive()
    for (const client of this.clients) client.ws.terminate()
    const closed = new Promise((resolve) => this.server.close(resolve))
    this.server.closeAllConnections()
    await closed
    const troubles = [...this.room.faults.map(String), ...this.clients.flatMap(({ page }) => page.breaches)]
    if (troubles.length > 0) throw new Error(troubles.join('\n'))
  }

  ticketFor(person: { id: string }, more: { asObserver?: boolean; signIn?: string } = {}): string {
    const grant = { session: Classroom.session, participant: person.id, asObserver: false, ...more }
    return this.tickets.issue(grant).ticket
  }

  /** Connects and waits for nothing more than the upgrade. @throws Refused */
  async dial(query: Record<string, string>, options?: SocketOptions): Promise<SocketClient> {
    const address = `${this.address}/live?${new URLSearchParams(query)}`
    const client = await SocketClient.connect(address, options)
    this.clients.push(client)
    return client
  }

  /** Opens a page and waits for its view. */
  async open(
    person: { id: string },
    more?: { asObserver?: boolean; signIn?: string },
  ): Promise<SocketClient> {
    const client = await this.dial({ session: Classroom.session, ticket: this.ticketFor(person, more) })
    await until(() => client.page.view !== undefined)
    return client
  }

  /** A connection below WebSocket. */
  async raw(options: { allowHalfOpen?: boolean } = {}): Promise<Socket> {
    const socket = connect({ port: this.port, host: '127.0.0.1', ...options })
    socket.on('error', () => undefined)
    await new Promise((resolve) => socket.once('connect', resolve))
    return socket
  }

  /** The status of the answer to a request that is sent as it stands. */
  async statusOf(request: string): Promise<number> {
    const socket = await this.raw()
    let text = ''
    socket.on('data', (data) => {
      text += data
    })
    socket.write(request)
    await until(() => text.includes('\r\n'))
    socket.destroy()
    return Number(text.split(' ')[1])
  }

  /** Where `/live` is. */
  get address(): string {
    return `ws://127.0.0.1:${this.port}`
  }

  private get port(): number {
    return (this.server.address() as AddressInfo).port
  }
}
