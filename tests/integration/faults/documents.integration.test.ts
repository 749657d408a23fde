import { afterEach, expect, it } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { ask } from '../../faults/ask.ts'
import { ClassUnderFire } from '../../faults/class-under-fire.ts'
import { eventually } from '../../faults/eventually.ts'

/** What may be lost of typing when the program is killed. */
const LOSS_MS = 1_000

/** A y-websocket client that gets itself a ticket for every connection. */
class Typist {
  readonly doc = new Y.Doc()
  readonly text = this.doc.getText('notes')
  readonly provider: WebsocketProvider
  /** Letters in the order of their typing, each typed once in the whole test, with the time. */
  readonly typed: { letter: string; at: number }[] = []
  private readonly fetchTicket: () => Promise<string>

  constructor(base: string, session: string, token: string) {
    this.fetchTicket = async () =>
      (
        await ask<{ ticket: string }>(`${base}/api/v1/sessions/${session}/tickets`, {
          body: {},
          headers: { authorization: `Bearer ${token}` },
        })
      ).body.ticket
    this.provider = new WebsocketProvider(
      `${base.replace('http', 'ws')}/collab`,
      `${session}/notes`,
      this.doc,
      {
        WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
        connect: false,
        disableBc: true,
        maxBackoffTime: 100,
        params: { session, ticket: '' },
      },
    )
  }

  async connect(): Promise<void> {
    this.provider.params = { ...this.provider.params, ticket: await this.fetchTicket() }
    this.provider.connect()
    await eventually('the editor has everything', () => this.provider.synced)
  }

  type(letter: string): void {
    this.text.insert(this.text.length >> 1, letter)
    this.typed.push({ letter, at: performance.now() })
  }

  destroy(): void {
    this.provider.destroy()
    this.provider.awareness.destroy()
    this.doc.destroy()
  }
}

let fire: ClassUnderFire | undefined
const typists: Typist[] = []
afterEach(async () => {
  for (const typist of typists.splice(0)) typist.destroy()
  await fire?.close()
})

it('a kill loses at most a second of typing, and nothing once those who typed are back; no letter is doubled', async () => {
  const under = await ClassUnderFire.open()
  fire = under
  const comes = async (token: string) => {
    const typist = new Typist(under.server.base, under.session.id, token)
    typists.push(typist)
    await typist.connect()
    return typist
  }
  const ana = await comes((await under.joins('Ana')).token)
  const ben = await comes((await under.joins('Ben')).token)
  let letters = 0
  for (let round = 0; round < 3; round++) {
    const started = performance.now()
    await eventually('they have typed for a while', () => {
      for (const typist of [ana, ben]) typist.type(String.fromCodePoint(0x4e00 + letters++))
      return performance.now() - started > 1_500 + round * 170
    })
    const killed = performance.now()
    await under.server.kill()
    for (const { provider } of [ana, ben]) provider.disconnect()
    await under.server.resume()

    const reader = await comes(under.session.hostToken)
    const kept = new Set(reader.text.toString())
    const owed = [...ana.typed, ...ben.typed].filter(({ at }) => at < killed - LOSS_MS)
    expect(owed.length).toBeGreaterThan(50)
    expect(owed.filter(({ letter }) => !kept.has(letter))).toEqual([])

    await ana.connect()
    await ben.connect()
    await eventually('everybody has the same', () => {
      const texts = [ana, ben, reader].map(({ text }) => text.toString())
      return new Set(texts).size === 1 && texts[0]?.length === letters
    })
    expect(new Set(reader.text.toString()).size).toBe(letters)
  }
}, 60_000)
