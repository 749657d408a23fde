import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { wait } from '../turns.ts'
import { DocumentClient } from './document-client.ts'
import type { DocumentServer, Place } from './document-server.ts'
import { Writer } from './typing.ts'

const AT_ONCE = 50
/** Whoever has nothing after this long will never have it. */
const PATIENCE_MS = 30_000

/** A change under way. */
interface Edit {
  sentAt: number
  /** Readers who do not have it yet. */
  missing: number
}

interface Author {
  writer: Writer
  client: DocumentClient
  place: Place
  sent: Edit[]
}

/**
 * Clients of one server, some of whom type. Changes of one author come to each reader in the order of their typing, so
 * that they need only be counted; by the author's Yjs id, because some servers send authors their own changes too.
 */
export class Crowd {
  readonly server: DocumentServer
  private readonly clients: DocumentClient[] = []
  private readonly authors = new Map<number, Author>()
  private readonly readersOf = new Map<string, number>()
  private times: number[] = []
  private missing = 0

  constructor(server: DocumentServer) {
    this.server = server
  }

  /** Opens connections, some at a time. */
  async open(seats: readonly { place: Place; person: number; types: boolean }[]): Promise<void> {
    for (let from = 0; from < seats.length; from += AT_ONCE) {
      const more = seats.slice(from, from + AT_ONCE)
      await Promise.all(more.map(({ place, person, types }) => this.seat(place, person, types)))
    }
  }

  get writers(): number {
    return this.authors.size
  }

  /** Readers of what each author types. */
  get readers(): number {
    const [{ place } = { place: undefined }] = this.authors.values()
    return place ? (this.readersOf.get(this.server.document(place)) ?? 1) - 1 : 0
  }

  /**
   * Everybody who types types `count` letters, one every `gapMs`; many of them not in one instant.
   * @returns ms of each change until every reader had it
   * @throws Error where a change does not come to somebody
   */
  async type(count: number, gapMs: number): Promise<number[]> {
    this.times = []
    const authors = [...this.authors.values()]
    const started = performance.now()
    const each = gapMs / authors.length
    for (let sent = 0; sent < count * authors.length; ) {
      const due = Math.min(count * authors.length, Math.floor((performance.now() - started) / each) + 1)
      while (sent < due) this.typeOne(authors[sent++ % authors.length] as Author)
      await wait(Math.min(gapMs, Math.max(1, each)))
    }
    for (const begun = performance.now(); this.missing > 0; await wait(5)) {
      if (performance.now() - begun > PATIENCE_MS) {
        throw new Error(`${this.server.name}: ${this.missing} changes did not come to everybody`)
      }
    }
    return this.times
  }

  /** Whether somebody who comes now finds every letter. @throws Error where one is missing */
  async verify(): Promise<void> {
    const lengths = new Map<string, { place: Place; letters: number }>()
    for (const { place, sent } of this.authors.values()) {
      const name = this.server.document(place)
      lengths.set(name, { place, letters: (lengths.get(name)?.letters ?? 0) + sent.length })
    }
    for (const { place, letters } of [...lengths.values()].slice(0, 20)) {
      const doc = new Y.Doc()
      const { client, content } = await this.connect(place, 0)
      for (const update of content) Y.applyUpdate(doc, update)
      client.leave()
      const found = doc.getText('notes').length
      if (found !== letters) throw new Error(`${this.server.name}: ${found} of ${letters} letters are there`)
    }
  }

  leave(): void {
    for (const client of this.clients) client.leave()
  }

  private async seat(place: Place, person: number, types: boolean): Promise<void> {
    const { client } = await this.connect(place, person)
    const name = this.server.document(place)
    this.clients.push(client)
    this.readersOf.set(name, (this.readersOf.get(name) ?? 0) + 1)
    const seen = new Map<number, number>()
    const writer = types ? new Writer() : undefined
    if (writer) this.authors.set(writer.doc.clientID, { writer, client, place, sent: [] })
    client.onUpdate = (update) => {
      const author = authorOf(update)
      if (author === writer?.doc.clientID) return
      const index = seen.get(author) ?? 0
      seen.set(author, index + 1)
      this.received(author, index)
    }
  }

  private async connect(place: Place, person: number) {
    const { server } = this
    return DocumentClient.open(await server.address(place, person), server.dialect, server.document(place))
  }

  private typeOne(author: Author): void {
    const update = author.writer.type()
    author.sent.push({ sentAt: performance.now(), missing: this.readers })
    this.missing += 1
    author.client.update(update)
  }

  private received(author: number, index: number): void {
    const edit = this.authors.get(author)?.sent[index]
    if (!edit) throw new Error(`${this.server.name}: a change came that nobody made`)
    edit.missing -= 1
    if (edit.missing > 0) return
    this.missing -= 1
    this.times.push(performance.now() - edit.sentAt)
  }
}

/** The Yjs id of whoever made a change of one letter. */
function authorOf(update: Uint8Array): number {
  const decoder = decoding.createDecoder(update)
  decoding.readVarUint(decoder)
  decoding.readVarUint(decoder)
  return decoding.readVarUint(decoder)
}
