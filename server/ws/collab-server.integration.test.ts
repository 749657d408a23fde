import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '../../shared/wire/close-codes.ts'
import { SYNC } from '../../shared/wire/collab.ts'
import { CollabOnline } from '../../tests/harness/collab-online.ts'
import { until } from '../../tests/harness/until.ts'
import { syncMessage, updateMessage } from '../collab/messages.ts'
import { type Clock, systemClock } from '../ports/clock.ts'
import { projectRoot } from '../project-root.ts'

let online: CollabOnline
afterEach(() => online.stop())

const notes = 'session-1/notes'
const work = 'session-1/work/leap/ana'

async function open(...learners: string[]): Promise<void> {
  online = await CollabOnline.open()
  for (const learner of learners) await online.join(learner)
}

/** An afternoon in seconds: for the limits of the server time goes a thousand times faster. */
function fastClock(): Clock {
  const start = Date.now()
  return { ...systemClock, now: () => start + (Date.now() - start) * 1_000 }
}

const updateOf = (text: string): Uint8Array => {
  const doc = new Y.Doc()
  doc.getText('notes').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

describe('shared documents over real sockets', () => {
  it('three editors come to the same text, which is the one that is stored', async () => {
    await open('ana', 'ben')
    const editors = [
      await online.synced('ana', notes),
      await online.synced('ben', notes),
      await online.synced('host', notes),
    ] as const
    for (let n = 0; n < 30; n++) {
      for (const [i, { text }] of editors.entries()) text.insert((n * 7) % (text.length + 1), `${i}`)
    }
    const [ana, ben, host] = editors
    ana.text.delete(3, 5)
    const texts = () => editors.map(({ text }) => text.toString())
    await until(() => texts().every((text) => text.length === 85) && new Set(texts()).size === 1)
    let stored = ''
    await until(
      () => stored === ana.text.toString(),
      async () => {
        stored = (await online.stored(notes)).getText('notes').toString()
      },
    )
    const authors = (await online.stores.documents.history(notes, 0)).map(({ author }) => author)
    expect(new Set(authors)).toEqual(new Set(['ana', 'ben', 'host']))
    expect([ben.closes, host.closes]).toEqual([[], []])
  })

  it('come back by themselves after a restart, with what was typed meanwhile', async () => {
    await open('ana', 'ben')
    online.seed = [{ name: 'main.js', text: 'seed' }]
    const ana = await online.synced('ana', notes)
    const ben = await online.synced('ben', notes)
    ana.text.insert(0, 'before ')
    await until(() => ben.text.length === 7)
    await online.restart()
    expect(ana.closes).toContain(CLOSE.restarting.code)
    ana.text.insert(7, 'meanwhile ')
    await until(() => ana.provider.synced && ben.provider.synced && ben.text.length === 17)
    expect((await online.stored(notes)).getText('notes').toString()).toContain('before ')
    for (const { doc } of [ana, ben])
      expect(doc.getMap<Y.Text>('files').get('main.js')?.toString()).toBe('seed')
  })

  it('shows cursors under the name that the server knows', async () => {
    await open('ana', 'ben')
    const ana = await online.synced('ana', notes)
    const ben = await online.synced('ben', notes)
    ben.provider.awareness.setLocalState({ cursor: 1, user: { name: 'Name of host', role: 'instructor' } })
    const seen = () => ana.provider.awareness.getStates().get(ben.doc.clientID)
    await until(() => seen()?.cursor === 1)
    expect(seen()?.user).toMatchObject({ id: 'ben', name: 'Name of ben', role: 'learner' })
    ben.provider.disconnect()
    await until(() => seen() === undefined)
  })
})

describe('who may open a document', () => {
  it('work is for its owner and staff, and everything only for who is in', async () => {
    await open('ana', 'ben')
    const status = (participant: string, name: string, more?: object) =>
      online.raw(participant, name, more).then(
        () => 101,
        (error: Error) => Number(/\d+/.exec(error.message)?.[0]),
      )
    expect(await status('ana', work)).toBe(403)
    await online.submit({ type: 'work.open', exercise: 'leap' }, 'ana')
    expect(await status('ana', work)).toBe(101)
    expect(await status('host', work)).toBe(101)
    expect(await status('ben', work)).toBe(403)
    expect(await status('nobody', notes)).toBe(403)
    expect(await status('ana', 'session-2/notes')).toBe(403)
    expect(await status('ana', 'session-1/else')).toBe(403)
    expect(await status('ana', `${notes}/..`)).toBe(403)
    expect(await status('ana', notes, { origin: 'https://evil.example' })).toBe(403)
    expect(await status('ana', notes, { origin: 'https://class.example' })).toBe(101)
    expect(await status('ana', notes, { ticket: 'made-up' })).toBe(401)
    const ticket = online.ticketFor('ana')
    expect(await status('ana', notes, { ticket })).toBe(101)
    expect(await status('ana', notes, { ticket })).toBe(401)
  })

  it('what a reader sends is neither shown nor stored, and it is told why', async () => {
    await open('ana')
    await online.join('guest', 'observer')
    const ana = await online.synced('ana', notes)
    const guest = await online.raw('guest', notes)
    guest.ws.send(updateMessage(updateOf('graffiti')))
    await until(() => guest.received.some(([type]) => type === 2))
    ana.text.insert(0, 'text')
    let stored = ''
    await until(
      () => stored !== '',
      async () => {
        stored = (await online.stored(notes)).getText('notes').toString()
      },
    )
    expect([stored, ana.text.toString()]).toEqual(['text', 'text'])
    expect(guest.closed()).toBeUndefined()
  })

  it('somebody who is removed is out at once, also where their page does not answer', async () => {
    await open('ana', 'ben')
    const ana = await online.raw('ana', notes)
    const ben = await online.synced('ben', notes)
    const before = Date.now()
    ana.ws.pause()
    await online.submit({ type: 'person.remove', participant: 'ana' })
    ana.ws.send(updateMessage(updateOf('still here')))
    ana.ws.resume()
    await until(() => ana.closed() !== undefined)
    expect(ana.closed()).toBe(CLOSE.removed.code)
    expect(Date.now() - before).toBeLessThan(2_000)
    ben.text.insert(0, 'fine')
    await until(() => ben.provider.synced)
    expect(ben.text.toString()).toBe('fine')
    await expect(online.raw('ana', notes)).rejects.toThrow(/403/)
  })

  it('signing out closes the editors that were opened under it', async () => {
    await open()
    const host = await online.synced('host', notes, { signIn: 'a-browser' })
    const other = await online.synced('host', notes)
    online.signOut('a-browser')
    await until(() => host.closes.includes(CLOSE.removed.code))
    expect(other.closes).toEqual([])
  })

  it('a live demo is typed in by those who may at the moment', async () => {
    await open('ana')
    const demo = 'demo1234'
    const name = `session-1/demo/${demo}`
    await expect(online.raw('ana', name)).rejects.toThrow(/403/)
    const files = [{ name: 'main.js', text: 'seed' }]
    online.seed = files
    await online.submit({ type: 'demo.open', demo, title: 'A server', files })
    const host = await online.synced('host', name)
    const ana = await online.synced('ana', name)
    const textOf = ({ doc }: { doc: Y.Doc }) => doc.getMap<Y.Text>('files').get('main.js')
    textOf(ana)?.insert(0, 'ana ')
    await online.submit({ type: 'demo.open-up', demo, everybody: true })
    // What she typed while she was not allowed comes with the first that she may.
    await until(() => textOf(host)?.toString() === 'ana seed')
    await online.submit({ type: 'demo.open-up', demo, everybody: false })
    textOf(ana)?.insert(0, 'more ')
    textOf(host)?.insert(0, 'host ')
    await until(() => textOf(ana)?.toString().includes('host ') ?? false)
    expect(textOf(host)?.toString()).not.toContain('more')
    await online.submit({ type: 'demo.close', demo })
    await until(() => ana.closes.includes(CLOSE.removed.code) && host.closes.includes(CLOSE.removed.code))
  })

  it('after the end everybody may read and nobody write', async () => {
    await open('ana')
    const ana = await online.synced('ana', notes)
    ana.text.insert(0, 'kept')
    await online.submit({ type: 'session.end' })
    const raw = await online.raw('ana', notes)
    raw.ws.send(updateMessage(updateOf('too late')))
    await until(() => raw.received.some(([type]) => type === 2))
    raw.ws.send(syncMessage(SYNC.step1, Uint8Array.of(0)))
    await until(() => raw.received.some(([type, kind]) => type === 0 && kind === SYNC.step2))
    expect((await online.stored(notes)).getText('notes').toString()).not.toContain('too late')
  })
})

describe('bad clients of a document', () => {
  it('are closed, and the others go on', async () => {
    await open('ana', 'ben')
    const ana = await online.synced('ana', notes)
    const closing = async (send: (ws: { send(data: unknown): void }) => void) => {
      const bad = await online.raw('ben', notes)
      send(bad.ws)
      await until(() => bad.closed() !== undefined)
      return bad.closed()
    }
    expect(await closing((ws) => ws.send('text'))).toBe(CLOSE.malformed.code)
    expect(await closing((ws) => ws.send(Buffer.from([0, 2, 3, 1, 2, 3])))).toBe(CLOSE.malformed.code)
    expect(await closing((ws) => ws.send(Buffer.alloc(300_000)))).toBe(CLOSE.tooBig.code)
    expect(
      await closing((ws) => {
        for (let n = 0; n < 1_000; n++) ws.send(Buffer.from([0, 2, 2, 0, 0]))
      }),
    ).toBe(CLOSE.flooding.code)
    expect(
      await closing((ws) => {
        for (let n = 0; n < 8; n++) ws.send(updateMessage(updateOf('x'.repeat(200_000))))
      }),
    ).toBe(CLOSE.flooding.code)
    ana.text.insert(0, 'goes on')
    const ben = await online.synced('ben', notes)
    await until(() => ben.text.toString().includes('goes on'))
    expect(ana.closes).toEqual([])
  })

  it('a reader that takes nothing is cut off before it holds much', async () => {
    online = await CollabOnline.open(fastClock())
    for (const learner of ['ana', 'ben']) await online.join(learner)
    const ana = await online.synced('ana', notes)
    const watching = await online.synced('host', notes)
    for (let n = 1; n <= 9; n++) {
      ana.text.insert(0, 'x'.repeat(200_000))
      await until(() => watching.text.length === n * 200_000)
    }
    const slow = await online.raw('ben', notes)
    slow.ws.pause()
    for (let n = 0; n < 10; n++) slow.ws.send(syncMessage(SYNC.step1, Uint8Array.of(0)))
    await until(() => slow.ws.bufferedAmount === 0)
    ana.text.insert(0, 'y')
    await until(() => watching.text.length === 1_800_001)
    slow.ws.resume()
    await until(() => slow.closed() !== undefined)
    // It asked for 18 MB.
    expect(slow.received.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(12_000_000)
    expect([ana.closes, watching.closes]).toEqual([[], []])
  })
})

const trace = join(
  process.env.LECTERN_SAMPLES ?? join(projectRoot, '../shared/samples'),
  'traces/sveltecomponent.json',
)

describe.skipIf(!existsSync(trace))('a recorded afternoon of typing', () => {
  it('comes to its exact end, for whoever watched and whoever comes later', async () => {
    const { endContent, txns } = JSON.parse(readFileSync(trace, 'utf8')) as {
      endContent: string
      txns: { patches: [number, number, string][] }[]
    }
    online = await CollabOnline.open(fastClock())
    await online.join('ana')
    await online.join('ben')
    const ana = await online.synced('ana', notes)
    const ben = await online.synced('ben', notes)
    const typedBy = ({ doc }: { doc: Y.Doc }) => Y.getState(doc.store, ana.doc.clientID)
    for (const [i, { patches }] of txns.entries()) {
      ana.doc.transact(() => {
        for (const [at, removed, inserted] of patches) {
          if (removed > 0) ana.text.delete(at, removed)
          if (inserted) ana.text.insert(at, inserted)
        }
      })
      // No more at once than a connection may send.
      if (i % 200 === 0) await until(() => typedBy(ben) === typedBy(ana))
    }
    expect(ana.text.toString()).toBe(endContent)
    await until(() => ben.text.toString() === endContent)
    let stored = ''
    await until(
      () => stored === endContent,
      async () => {
        stored = (await online.stored(notes)).getText('notes').toString()
      },
    )
    expect([ana.closes, ben.closes]).toEqual([[], []])
    await online.restart()
    const late = await online.synced('host', notes)
    expect(late.text.toString()).toBe(endContent)
  }, 120_000)
})
