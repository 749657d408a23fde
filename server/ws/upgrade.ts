import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { TicketGrant } from '../auth/tickets.ts'
import type { LiveRoom } from '../room/live-room.ts'
import type { Rooms } from '../room/rooms.ts'

export interface UpgradeDeps {
  rooms: Pick<Rooms, 'openLive'>
  tickets: { redeem(ticket: string): TicketGrant | undefined }
  /** Whether pages of this origin may connect. Programs send no Origin and are known by their ticket alone. */
  isAllowedOrigin(origin: string): boolean
  onFault(error: unknown): void
}

/** Why an upgrade was refused: an HTTP answer before any WebSocket exists. */
export interface Refusal {
  status: number
  reason: string
  detail: string
}

/** An upgrade that may go on: the ticket is good and its session is there. */
export interface Upgrade {
  request: IncomingMessage
  /** The connection below, with a listener for its errors. */
  network: Duplex
  head: Buffer
  path: string
  grant: TicketGrant
  room: LiveRoom
}

/** A kind of WebSocket that is served. */
export interface Endpoint {
  serves(path: string): boolean
  /** Looks at the request alone, before the ticket is used. */
  check?(request: IncomingMessage): Refusal | undefined
  /** Makes it a WebSocket, or says why not. */
  accept(upgrade: Upgrade): Promise<Refusal | undefined> | Refusal | undefined
}

/** Checks every upgrade in the same way, whatever it asks for: path, origin, ticket, session. */
export function serveUpgrades(server: Server, deps: UpgradeDeps, endpoints: readonly Endpoint[]): void {
  server.on('upgrade', (request, network, head) => {
    // Before anything else: an error on a socket without a listener would end the process.
    network.on('error', () => network.destroy())
    void upgrade(request, network, head)
      .catch((error): Refusal => {
        deps.onFault(error)
        return { status: 503, reason: 'Service Unavailable', detail: 'The session cannot be read now.' }
      })
      .then((refusal) => refusal && refuseUpgrade(network, refusal))
  })

  async function upgrade(
    request: IncomingMessage,
    network: Duplex,
    head: Buffer,
  ): Promise<Refusal | undefined> {
    const url = parseTarget(request.url)
    const path = url?.pathname ?? ''
    const endpoint = url && endpoints.find((one) => one.serves(path))
    if (!endpoint) {
      return { status: 404, reason: 'Not Found', detail: 'WebSockets are served at /live and /collab.' }
    }
    const refusal = checkOrigin(request) ?? endpoint.check?.(request)
    if (refusal) return refusal
    const grant = deps.tickets.redeem(url.searchParams.get('ticket') ?? '')
    if (!grant || grant.session !== url.searchParams.get('session')) {
      return {
        status: 401,
        reason: 'Unauthorized',
        detail: 'The ticket is unknown, used or too old. Fetch a new one.',
      }
    }
    const room = await deps.rooms.openLive(grant.session)
    if (!room) return { status: 404, reason: 'Not Found', detail: 'No such session.' }
    if (network.destroyed) return undefined
    return endpoint.accept({ request, network, head, path, grant, room })
  }

  function checkOrigin({ headers: { origin } }: IncomingMessage): Refusal | undefined {
    if (origin === undefined || deps.isAllowedOrigin(origin)) return undefined
    return {
      status: 403,
      reason: 'Forbidden',
      detail: `Pages of ${origin} may not connect to this server.`,
    }
  }
}

/** The request target as a URL; its host is never looked at, so none that a client sends can mislead us. */
function parseTarget(target: string | undefined): URL | undefined {
  if (!target?.startsWith('/') || target.startsWith('//')) return undefined
  try {
    return new URL(target, 'http://internal')
  } catch {
    return undefined
  }
}

function refuseUpgrade(network: Duplex, { status, reason, detail }: Refusal): void {
  if (!network.writable) return
  // A peer that never closes its side must not keep the socket open.
  network.once('finish', () => network.destroy())
  const body = JSON.stringify({ type: 'about:blank', title: reason, status, detail })
  network.end(
    `HTTP/1.1 ${status} ${reason}\r\ncontent-type: application/problem+json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}
