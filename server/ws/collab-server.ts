import { type ServerOptions, WebSocketServer } from 'ws'
import { parseDocument } from '../../shared/session/documents.ts'
import { touchesDocuments } from '../../shared/session/touches-documents.ts'
import { MAX_UPDATE_BYTES } from '../../shared/wire/collab.ts'
import { HEARTBEAT_MS } from '../../shared/wire/limits.ts'
import { accessOf } from '../collab/access.ts'
import type { Documents } from '../collab/documents.ts'
import type { Clock } from '../ports/clock.ts'
import type { Room } from '../room/room.ts'
import { CollabSocket } from './collab-socket.ts'
import type { Endpoint, Refusal, Upgrade } from './upgrade.ts'

export interface CollabServerDeps {
  documents: Documents
  clock: Clock
}

const PREFIX = '/collab/'
/** Somebody who was removed and does not answer the closing handshake is cut off after this long. */
const CLOSE_TIMEOUT_MS = 2_000
/** Kind, length and such around an update. */
const HEADER_BYTES = 64

const FORBIDDEN: Refusal = {
  status: 403,
  reason: 'Forbidden',
  detail: 'There is no such document, or you may not open it.',
}

/** Shared documents at `/collab/<document>`, by the protocol of y-websocket. */
export function serveCollab({ documents, clock }: CollabServerDeps): Endpoint & { close(): void } {
  const options: ServerOptions & { closeTimeout: number } = {
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_UPDATE_BYTES + HEADER_BYTES,
    maxFragments: 64,
    maxBufferedChunks: 1_024,
    closeTimeout: CLOSE_TIMEOUT_MS,
  }
  const wss = new WebSocketServer(options)
  const sockets = new Set<CollabSocket>()
  /** Rooms whose entries are followed, with the number of their editors. */
  const followed = new Map<Room, { editors: number; unfollow: () => void }>()

  async function accept({ request, network, head, path, grant, room: live }: Upgrade) {
    const { room } = live
    const name = path.slice(PREFIX.length)
    const mayOpen = () =>
      parseDocument(name)?.session === grant.session ? accessOf(room.state, name, grant) : undefined
    if (!mayOpen()) return FORBIDDEN
    const document = await documents.open(name)
    // While the document was read anything may have happened to the person.
    const access = mayOpen()
    if (!access) return FORBIDDEN
    if (network.destroyed) return undefined
    wss.handleUpgrade(request, network, head, (ws) => {
      const socket = new CollabSocket(ws, network, clock)
      const unfollow = follow(room)
      sockets.add(socket)
      ws.on('close', () => {
        sockets.delete(socket)
        unfollow()
      })
      const who = { asker: grant, access, ...(grant.signIn ? { signIn: grant.signIn } : {}) }
      socket.listen(documents.connect(document, who, socket))
    })
    return undefined
  }

  /** @returns a function that says that one editor has gone */
  function follow(room: Room): () => void {
    const known = followed.get(room) ?? {
      editors: 0,
      unfollow: room.onEntries((entries) => {
        if (entries.some(({ event }) => touchesDocuments(event))) documents.recheck(room.state)
      }),
    }
    known.editors += 1
    followed.set(room, known)
    return () => {
      known.editors -= 1
      if (known.editors > 0) return
      known.unfollow()
      followed.delete(room)
    }
  }

  const beat = setInterval(() => {
    for (const socket of sockets) socket.heartbeat()
    documents.keepAlive()
  }, HEARTBEAT_MS)
  beat.unref()

  return {
    serves: (path) => path.startsWith(PREFIX),
    accept,
    close() {
      clearInterval(beat)
      wss.close()
    },
  }
}
