import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type ServerOptions, WebSocketServer } from 'ws'
import type { SessionId } from '../../shared/ids.ts'
import {
  COMMAND_BURST,
  COMMANDS_PER_SECOND,
  HEARTBEAT_MS,
  MAX_CLIENT_MESSAGE_BYTES,
  PROTOCOL,
  SOCKETS_PER_PARTICIPANT,
  SUBPROTOCOL,
} from '../../shared/wire/limits.ts'
import type { TicketGrant } from '../auth/tickets.ts'
import type { Clock } from '../ports/clock.ts'
import type { LiveRoom } from '../room/live-room.ts'
import type { Rooms } from '../room/rooms.ts'
import { LiveSocket } from './live-socket.ts'
import { TokenBucket } from './token-bucket.ts'

export interface LiveServerDeps {
  rooms: Rooms
  tickets: { redeem(ticket: string): TicketGrant | undefined }
  /** Whether pages of this origin may connect. Programs send no Origin and are known by their ticket alone. */
  isAllowedOrigin(origin: string): boolean
  clock: Clock
  onFault(error: unknown): void
}

/** Somebody who was removed and does not answer the closing handshake is cut off after this long. */
const CLOSE_TIMEOUT_MS = 2_000

/** Why an upgrade was refused: an HTTP answer before any WebSocket exists. */
interface Refusal {
  status: number
  reason: string
  detail: string
}

/** Accepts WebSocket connections to `/live` on an HTTP server. @returns a function that closes them all */
export function serveLive(server: Server, deps: LiveServerDeps): () => void {
  const options: ServerOptions & { closeTimeout: number } = {
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_CLIENT_MESSAGE_BYTES,
    maxFragments: 16,
    maxBufferedChunks: 256,
    closeTimeout: CLOSE_TIMEOUT_MS,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : firstOf(offered)),
  }
  const wss = new WebSocketServer(options)
  const sockets = new Set<LiveSocket>()
  const shares = new Map<string, TokenBucket>()

  server.on('upgrade', (request, network, head) => {
    // Before anything else: an error on a socket without a listener would end the process.
    network.on('error', () => network.destroy())
    void upgrade(request, network, head).catch((error) => {
      deps.onFault(error)
      refuseUpgrade(network, {
        status: 503,
        reason: 'Service Unavailable',
        detail: 'The session cannot be read now.',
      })
    })
  })

  async function upgrade(request: IncomingMessage, network: Duplex, head: Buffer): Promise<void> {
    const url = parseTarget(request.url)
    if (url?.pathname !== '/live') {
      return refuseUpgrade(network, {
        status: 404,
        reason: 'Not Found',
        detail: 'WebSockets are served at /live.',
      })
    }
    const refusal = checkRequest(request)
    if (refusal) return refuseUpgrade(network, refusal)
    const grant = deps.tickets.redeem(url.searchParams.get('ticket') ?? '')
    if (!grant || grant.session !== url.searchParams.get('session')) {
      return refuseUpgrade(network, {
        status: 401,
        reason: 'Unauthorized',
        detail: 'The ticket is unknown, used or too old. Fetch a new one.',
      })
    }
    const room = await deps.rooms.openLive(grant.session)
    if (!room) return refuseUpgrade(network, { status: 404, reason: 'Not Found', detail: 'No such session.' })
    if (network.destroyed) return
    wss.handleUpgrade(request, network, head, (ws) => {
      const socket = new LiveSocket(ws, network, deps.clock)
      // Only a close code reaches the script of an old page: an HTTP status would not.
      if (ws.protocol !== SUBPROTOCOL) return socket.close('version')
      const disconnect = room.connect({
        participant: grant.participant,
        asObserver: grant.asObserver,
        outlet: socket,
        ...(grant.signIn ? { signIn: grant.signIn } : {}),
      })
      if (!disconnect) return socket.close('removed')
      sockets.add(socket)
      closeOldest(room, grant)
      ws.on('close', () => {
        sockets.delete(socket)
        disconnect()
      })
      socket.listen(grant.participant, {
        mayCommand: () => shareOf(grant).take(deps.clock.now()),
        submit: (participant, command, cid) =>
          room.room.submit({ kind: 'participant', id: participant }, command, cid),
      })
    })
  }

  function checkRequest(request: IncomingMessage): Refusal | undefined {
    const { origin } = request.headers
    if (origin !== undefined && !deps.isAllowedOrigin(origin)) {
      return {
        status: 403,
        reason: 'Forbidden',
        detail: `Pages of ${origin} may not connect to this server.`,
      }
    }
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
    if (offered.some((name) => name.startsWith('lectern.'))) return undefined
    return {
      status: 426,
      reason: 'Upgrade Required',
      detail: `This server speaks version ${PROTOCOL} of the protocol: offer the subprotocol ${SUBPROTOCOL}.`,
    }
  }

  function shareOf(grant: TicketGrant): TokenBucket {
    const known = shares.get(shareKey(grant))
    if (known) return known
    const share = new TokenBucket(COMMAND_BURST, COMMANDS_PER_SECOND, deps.clock.now())
    shares.set(shareKey(grant), share)
    return share
  }

  const beat = setInterval(() => {
    for (const socket of sockets) socket.heartbeat()
    // Not when somebody goes: by coming back they would get a new share at once.
    for (const [key, share] of shares) if (share.isFull(deps.clock.now())) shares.delete(key)
  }, HEARTBEAT_MS)
  beat.unref()

  return () => {
    clearInterval(beat)
    deps.rooms.closeAll()
    wss.close()
  }
}

const firstOf = (offered: Set<string>) => [...offered].find((name) => name.startsWith('lectern.')) ?? false

const shareKey = (grant: { session: SessionId; participant: string }) =>
  `${grant.session} ${grant.participant}`

function closeOldest(room: LiveRoom, grant: TicketGrant): void {
  const pages = room.pagesOf(grant.participant)
  for (const page of pages.slice(0, Math.max(0, pages.length - SOCKETS_PER_PARTICIPANT)))
    page.outlet.close('replaced')
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
