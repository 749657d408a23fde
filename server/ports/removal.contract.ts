import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Envelope, SYSTEM } from '../../shared/session/envelope.ts'
import type { SessionEvent } from '../../shared/session/events.ts'
import type { Stores } from './stores.ts'

const DAY = 24 * 3_600_000

const entry = (seq: number, at: number, event: SessionEvent): Envelope => ({
  seq,
  at,
  v: 1,
  actor: SYSTEM,
  event,
})

/** A session that somebody called `Marker-<id>` joined, wrote “marker-<id>” in, and asked about “zz<id>”. */
export async function keep(stores: Stores, id: string, at = 1, ended?: number): Promise<void> {
  const row = { id, code: `CODE${id}`, title: 'T', course: 'c', deck: 'd', createdAt: at }
  const opened = { type: 'session.opened', session: id, title: 'T', course: 'c', deck: 'd' } as const
  await stores.directory.create(row, [
    entry(1, at, { ...opened, steps: [], host: 'h' }),
    entry(2, at, {
      type: 'person.joined',
      participant: 'p',
      name: `Marker-${id}`,
      role: 'learner',
      standing: 'in',
    }),
    entry(3, at, {
      type: 'ask.submitted',
      ask: 'a1',
      by: 'p',
      anonymous: false,
      text: `What is zz${id}?`,
      slide: 0,
      waiting: false,
    }),
  ])
  const doc = new Y.Doc()
  doc.getText('notes').insert(0, `marker-${id}`)
  await stores.documents.append(`${id}/notes`, [
    { seq: 1, at, author: 'p', bytes: Y.encodeStateAsUpdate(doc) },
  ])
  await stores.documents.compact(`${id}/notes`)
  const job = { id: `job-${id}`, kind: 'k', payload: { marker: `marker-${id}` }, session: id }
  await stores.jobs.add({ ...job, runAt: 1, createdAt: 1 })
  if (ended !== undefined) {
    await stores.log.append(id, [entry(4, ended, { type: 'session.ended', reason: 'host' })])
  }
}

/** What every adapter of the stores must do when a session is removed; `open` gives fresh, empty ones. */
export function removalContract(open: () => Promise<Stores>): void {
  it('removes a session with everything that is kept of it, and nothing of others', async () => {
    const stores = await open()
    await keep(stores, 's')
    await keep(stores, 't')
    expect((await stores.jobs.list({ session: 's', limit: 9 })).map(({ id }) => id)).toEqual(['job-s'])
    expect(await stores.directory.remove('s')).toBe(true)
    expect(await stores.directory.remove('s')).toBe(false)
    expect(await stores.directory.find('s')).toBeUndefined()
    expect(await stores.directory.findByCode('CODEs')).toBeUndefined()
    expect(await stores.log.read('s', 0)).toEqual([])
    expect((await stores.documents.load('s/notes')).seq).toBe(0)
    expect(await stores.documents.history('s/notes', 0)).toEqual([])
    expect(await stores.jobs.find('job-s')).toBeUndefined()
    const asked = await stores.search.find({ words: ['zz'], asked: {}, offset: 0, limit: 9 })
    expect(asked.hits.map(({ ref }) => ref)).toEqual(['t/a1'])

    expect(await stores.directory.find('t')).toBeDefined()
    expect(await stores.log.read('t', 0)).toHaveLength(3)
    expect((await stores.documents.load('t/notes')).seq).toBe(1)
    expect(await stores.jobs.find('job-t')).toBeDefined()
  })

  it('finds what ended, or was last used, before a moment', async () => {
    const stores = await open()
    await keep(stores, 'ended', 1, 5 * DAY)
    await keep(stores, 'left', 2)
    await keep(stores, 'new', 8 * DAY)
    const before = async (at: number) => (await stores.directory.outdated(at, 9)).map(({ id }) => id)
    expect(await before(2)).toEqual([])
    expect(await before(5 * DAY)).toEqual(['left'])
    expect(await before(5 * DAY + 1)).toEqual(['ended', 'left'])
    expect((await stores.directory.outdated(9 * DAY, 1)).map(({ id }) => id)).toEqual(['ended'])
  })
}
