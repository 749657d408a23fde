import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SessionId } from '../../shared/ids.ts'
import type { ClientCommand } from '../../shared/session/session.ts'
import { merge } from '../../shared/view/merge-patch.ts'
import type { MeView, RoomView } from '../../shared/view/slices.ts'
import type { Reaction, ReactionCounts } from '../../shared/wire/messages.ts'
import { api, type TicketAs } from './api.ts'
import { type ConnectionState, LiveConnection } from './live-connection.ts'
import type { Outcome } from './outbox.ts'
import { ReactionSender } from './reaction-sender.ts'

/** What a page knows of the room. `view` and `me` stay as they were while the line is down. */
export interface RoomState {
  connection: ConnectionState
  me: MeView | undefined
  view: RoomView | undefined
  /** The number of the log that `view` shows. */
  seq: number
  /** Commands that the server has not answered yet. */
  pending: number
}

export interface Room {
  session: SessionId
  store: StoreApi<RoomState>
  send: (command: ClientCommand) => Promise<Outcome>
  /** Reacts; what is pressed within a quarter of a second goes as one message. */
  react: (reaction: Reaction) => void
  /** Hears the reactions of the whole room, one's own included. Returns how to stop. */
  onReactions: (listener: ReactionListener) => () => void
  /** The server's clock, ms since the epoch. */
  serverNow: () => number
  retryNow: () => void
  close: () => void
}

export type ReactionListener = (counts: ReactionCounts) => void

/** Opens the line to a session as one of the persons that this browser is in it. */
export function openRoom(session: SessionId, as?: TicketAs): Room {
  const store = createStore<RoomState>(() => ({
    connection: { name: 'connecting' },
    me: undefined,
    view: undefined,
    seq: 0,
    pending: 0,
  }))
  const listeners = new Set<ReactionListener>()
  const line = new LiveConnection({
    ticket: async () => (await api.ticket(session, as)).ticket,
    address: (ticket) => liveAddress(location, session, ticket),
    onState: (connection) => store.setState({ connection }),
    onPending: (pending) => store.setState({ pending }),
    onMessage: (message) => {
      const { view, seq } = store.getState()
      switch (message.t) {
        case 'view':
          store.setState({ view: message.view, me: message.me, seq: message.seq })
          break
        case 'me':
          store.setState({ me: message.me })
          break
        case 'signal':
          for (const listener of listeners) listener(message.reactions)
          break
        case 'patch':
          // Ephemera such as presence come with the same number; a lower one is older than what is shown.
          if (view && message.seq >= seq) {
            store.setState({ view: merge(view, message.patch), seq: message.seq })
          }
      }
    },
  })
  const reactions = new ReactionSender((counts) => line.signal(counts))
  return {
    session,
    store,
    send: (command) => line.send(command),
    react: (reaction) => reactions.add(reaction),
    onReactions: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    serverNow: () => line.serverNow(),
    retryNow: () => line.retryNow(),
    close: () => {
      reactions.stop()
      line.dispose()
    },
  }
}

export function liveAddress(
  page: { protocol: string; host: string },
  session: SessionId,
  ticket: string,
): string {
  const query = new URLSearchParams({ session, ticket })
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/live?${query}`
}
