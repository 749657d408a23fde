import * as decoding from 'lib0/decoding'
import { MAX_AWARENESS_BYTES } from '../../shared/wire/collab.ts'
import type { Identity } from './identity.ts'
import { type AwarenessEntry, awarenessMessage } from './messages.ts'

/** Whoever shows cursors: one connection. */
export interface Bearer {
  identity: Identity
}

interface Client {
  /** Whose id it is, for as long as the document is open. */
  participant: string
  /** The connection that speaks for it now. */
  bearer: Bearer | undefined
  clock: number
  /** As it came, without the server's stamp; undefined for a client that has gone. */
  state: State | undefined
}

type State = Record<string, unknown>

/** Client ids of one connection: an editor has one. */
const CLIENTS_PER_BEARER = 2
/** Ids of people who have gone that are remembered. */
const GONE_MAX = 2_000
const CLOCK_MAX = 2 ** 32
/** JSON in one message, in UTF-16 units, beside the last state. */
const MESSAGE_LENGTH = 48 * 1024

/**
 * Who is where in a document (y-protocols/awareness). Two things differ from a plain relay: the server writes into
 * every state whose it is, and an id belongs to whoever was the first to use it. y-websocket clients send back
 * everything that they hear; by the same rule that is taken no notice of.
 */
export class Awareness {
  private readonly clients = new Map<number, Client>()
  private readonly changed = new Set<number>()

  /**
   * Takes an awareness update (the body of the message).
   * @returns whether there is something to be told
   * @throws Error for bytes that are no awareness update, or a state that is too large
   */
  receive(bearer: Bearer, update: Uint8Array): boolean {
    const decoder = decoding.createDecoder(update)
    const accepted: (() => void)[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const json = decoding.readVarUint8Array(decoder)
      const known = this.clients.get(client)
      if (known && known.participant !== bearer.identity.id) continue
      // Of two connections of one person the one that is ahead speaks for the id.
      if (known?.bearer && known.bearer !== bearer && clock <= known.clock) continue
      if (clock >= CLOCK_MAX) throw new RangeError('an awareness clock is out of range')
      const state = parseState(json)
      accepted.push(() => this.put(bearer, client, clock, state))
    }
    if (decoding.hasContent(decoder)) throw new RangeError('there are bytes behind the end')
    for (const put of accepted) put()
    return this.changed.size > 0
  }

  /** A connection has gone, and its cursors with it. @returns whether there is something to be told */
  leave(bearer: Bearer): boolean {
    for (const [id, client] of this.clients) {
      if (client.bearer !== bearer) continue
      client.bearer = undefined
      client.state = undefined
      this.changed.add(id)
      // Moved to the end, so that those who went first are forgotten first.
      this.clients.delete(id)
      this.clients.set(id, client)
    }
    this.forget()
    return this.changed.size > 0
  }

  /** The identity of a connection is another now. @returns whether there is something to be told */
  restamp(bearer: Bearer): boolean {
    for (const [id, client] of this.clients) {
      if (client.bearer !== bearer || !client.state) continue
      client.clock += 1
      this.changed.add(id)
    }
    return this.changed.size > 0
  }

  /** What changed since the last call, as messages for everybody. */
  takeChanges(): Uint8Array[] {
    const messages = this.messagesOf(this.changed)
    this.changed.clear()
    return messages
  }

  /** Everybody who is there, as messages for somebody who comes in. */
  everybody(): Uint8Array[] {
    const present: number[] = []
    for (const [id, { state }] of this.clients) if (state) present.push(id)
    return this.messagesOf(present)
  }

  /** In several messages where they are many: clients send them back, and what they send is limited. */
  private messagesOf(ids: Iterable<number>): Uint8Array[] {
    const messages: Uint8Array[] = []
    let entries: AwarenessEntry[] = []
    let length = 0
    for (const id of ids) {
      const entry = this.entry(id)
      if (!entry) continue
      if (length + entry.json.length > MESSAGE_LENGTH) {
        messages.push(awarenessMessage(entries))
        entries = []
        length = 0
      }
      entries.push(entry)
      length += entry.json.length
    }
    if (entries.length > 0) messages.push(awarenessMessage(entries))
    return messages
  }

  private put(bearer: Bearer, id: number, clock: number, state: State | undefined): void {
    const known = this.clients.get(id)
    const json = state && stamped(state, bearer)
    if (known?.bearer === bearer) {
      // A connection's messages come in order: whatever its own client says is its present state. Only the echo of
      // what we told it is no news.
      if (clock <= known.clock && json === (known.state && stamped(known.state, bearer))) return
      known.clock = state ? Math.max(clock, known.clock + 1) : Math.max(clock, known.clock)
      known.state = state
    } else {
      if (!state || this.countOf(bearer) >= CLIENTS_PER_BEARER) return
      // One more than the client says: readers who knew it before take no notice of a clock that they have seen.
      const next = Math.max(clock, known?.clock ?? 0) + 1
      this.clients.set(id, { participant: bearer.identity.id, bearer, clock: next, state })
    }
    this.changed.add(id)
  }

  private countOf(bearer: Bearer): number {
    let count = 0
    for (const client of this.clients.values()) if (client.bearer === bearer) count += 1
    return count
  }

  private entry(client: number): AwarenessEntry | undefined {
    const known = this.clients.get(client)
    if (!known) return undefined
    const { clock, state, bearer } = known
    return { client, clock, json: state && bearer ? stamped(state, bearer) : 'null' }
  }

  private forget(): void {
    let surplus = this.clients.size - GONE_MAX
    if (surplus <= 0) return
    for (const [id, client] of this.clients) {
      if (client.bearer || this.changed.has(id)) continue
      this.clients.delete(id)
      surplus -= 1
      if (surplus <= 0) return
    }
  }
}

const stamped = (state: State, { identity }: Bearer): string => JSON.stringify({ ...state, user: identity })

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parseState(json: Uint8Array): State | undefined {
  if (json.length > MAX_AWARENESS_BYTES) throw new RangeError('an awareness state is too large')
  const state: unknown = JSON.parse(utf8.decode(json))
  if (state === null) return undefined
  if (typeof state !== 'object' || Array.isArray(state))
    throw new TypeError('an awareness state is an object')
  return state as State
}
