import type { IncomingMessage, Server } from 'node:http'
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
import { type Endpoint, type Refusal, serveUpgrades, type Upgrade, type UpgradeDeps } from './upgrade.ts'

export interface LiveServerDeps extends UpgradeDeps {
  rooms: Rooms
  clock: Clock
  /** Told how each command ended, `done` or the code of the refusal, and after how many ms. */
  onCommand(outcome: string, ms: number): void
}

/** Somebody who was removed and does not answer the closing handshake is cut off after this long. */
const CLOSE_TIMEOUT_MS = 2_000

/**
 * Accepts WebSocket connections to `/live` on an HTTP server.
 * @param others what else is served by WebSockets
 * @returns a function that closes those of `/live`
 */
export function serveLive(
  server: Server,
  deps: LiveServerDeps,
  others: readonly Endpoint[] = [],
): () => void {
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

  const live: Endpoint = { serves: (path) => path === '/live', check: checkProtocol, accept }
  serveUpgrades(server, deps, [live, ...others])

  function accept({ request, network, head, grant, room }: Upgrade): undefined {
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
        signal: (participant, reactions) => room.react(participant, reactions),
        mayCommand: () => shareOf(grant).take(deps.clock.now()),
        submit: async (participant, command, cid) => {
          const began = deps.clock.now()
          const outcome = await room.room.submit({ kind: 'participant', id: participant }, command, cid)
          deps.onCommand(outcome.ok ? 'done' : outcome.error.code, deps.clock.now() - began)
          return outcome
        },
      })
    })
  }

  function checkProtocol(request: IncomingMessage): Refusal | undefined {
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
