import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { SYSTEM } from '../../shared/session/envelope.ts'
import type { DocumentHistory } from '../../shared/wire/http.ts'
import { HttpApp, problemOf } from '../../tests/support/http-app.ts'
import { HISTORY_PAGE_BYTES } from './history.ts'

async function opened() {
  const app = await HttpApp.open()
  const host = await app.owner()
  const session = await host.createSession()
  const lea = app.browser()
  const { participant } = await lea.join(session.code, 'Lea')
  const observer = app.browser()
  await observer.accept(session.links.observer, 'Beamer')
  const path = (document: string, query = '') =>
    `/api/v1/sessions/${session.id}/documents/${document}/history${query}`
  return { app, host, session, lea, me: participant, observer, path }
}

/** Writes to a document as its authors typed it one after another. */
async function write(app: HttpApp, name: string, texts: [author: string | null, text: string][]) {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (bytes: Uint8Array) => updates.push(bytes))
  for (const [, text] of texts) doc.getText('notes').insert(doc.getText('notes').length, text)
  await app.stores.documents.append(
    name,
    updates.map((bytes, i) => ({ seq: i + 1, at: 1_000 + i, author: texts[i]?.[0] ?? null, bytes })),
  )
}

function textOf({ updates }: DocumentHistory): string {
  const doc = new Y.Doc()
  for (const { update } of updates) Y.applyUpdate(doc, Buffer.from(update, 'base64'))
  return doc.getText('notes').toString()
}

const bodyOf = async (answer: Response) => (await answer.json()) as DocumentHistory

describe('the history of a document', () => {
  it('[H1] gives whoever may read it every change with its time and author', async () => {
    const { app, lea, me, observer, session, path } = await opened()
    await write(app, `${session.id}/notes`, [
      [null, 'Notes: '],
      [me, 'one, '],
      [me, 'two'],
    ])
    for (const reader of [lea, observer]) {
      const answer = await reader.get(path('notes'))
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
      const body = await bodyOf(answer)
      expect(body.updates.map(({ seq, at, by }) => [seq, at, by])).toEqual([
        [1, 1_000, null],
        [2, 1_001, me],
        [3, 1_002, me],
      ])
      expect(textOf(body)).toBe('Notes: one, two')
      expect(body.next).toBeUndefined()
    }
    expect((await bodyOf(await lea.get(path('notes', '?after=2')))).updates.map(({ seq }) => seq)).toEqual([
      3,
    ])
    expect((await bodyOf(await lea.get(path('notes', '?after=3')))).updates).toEqual([])
  })

  it('[H2] names those who wrote in this document and nobody else, by their present names', async () => {
    const { app, lea, me, session, path } = await opened()
    await app.browser().join(session.code, 'Silent')
    await write(app, `${session.id}/notes`, [[me, 'one']])
    const room = await app.rooms.open(session.id)
    await room?.submit(SYSTEM, { type: 'person.rename', participant: me, name: 'Lea Lovelace' })
    const answer = await lea.get(path('notes'))
    const text = await answer.text()
    expect(JSON.parse(text).people).toEqual([
      { id: me, name: 'Lea Lovelace', role: 'learner', color: expect.stringMatching(/^#[0-9a-f]{6}$/) },
    ])
    expect(text).not.toMatch(/Silent|Olga/)
  })

  it('[H1] is kept from everybody who may not read the document', async () => {
    const { app, host, lea, me, observer, session, path } = await opened()
    const ben = app.browser()
    await ben.join(session.code, 'Ben')
    const room = await app.rooms.open(session.id)
    await room?.submit({ kind: 'participant', id: me }, { type: 'work.open', exercise: 'leap' })
    await write(app, `${session.id}/work/leap/${me}`, [[me, 'CANARY']])
    for (const reader of [lea, host]) {
      expect(textOf(await bodyOf(await reader.get(path(`work/leap/${me}`))))).toBe('CANARY')
    }
    for (const other of [ben, observer]) {
      const answer = await other.get(path(`work/leap/${me}`))
      expect(await problemOf(answer)).toMatchObject({ status: 403, code: 'forbidden' })
    }
    expect((await problemOf(await app.browser().get(path('notes')))).status).toBe(401)
    expect(await problemOf(await host.get(path('demo/none')))).toMatchObject({ status: 403 })
    await app.submit(session.id, { type: 'person.remove', participant: me })
    expect(await problemOf(await lea.get(path('notes')))).toMatchObject({ status: 403, code: 'removed' })
  })

  it('[H3] can be read after the end', async () => {
    const { app, lea, me, session, path } = await opened()
    await write(app, `${session.id}/notes`, [[me, 'one']])
    await app.submit(session.id, { type: 'session.end' })
    expect(textOf(await bodyOf(await lea.get(path('notes'))))).toBe('one')
  })

  it('[H1] has in it what was typed before it was asked for', async () => {
    const { app, lea, me, path } = await opened()
    app.flush = async (name) => {
      await write(app, name, [[me, 'typed just now']])
      return true
    }
    expect(textOf(await bodyOf(await lea.get(path('notes'))))).toBe('typed just now')
    app.flush = async () => false
    expect(textOf(await bodyOf(await lea.get(path('notes'))))).toBe('typed just now')
  })

  it('comes in parts where it is long', async () => {
    const { app, lea, me, session, path } = await opened()
    const long = 'x'.repeat(HISTORY_PAGE_BYTES / 2)
    await write(app, `${session.id}/notes`, [
      [me, long],
      [me, long],
      [me, 'end'],
    ])
    const first = await bodyOf(await lea.get(path('notes')))
    expect([first.updates.length, first.next]).toEqual([2, 2])
    const second = await bodyOf(await lea.get(path('notes', `?after=${first.next}`)))
    expect([second.updates.length, second.next]).toEqual([1, undefined])
    expect(textOf({ ...first, updates: [...first.updates, ...second.updates] })).toBe(`${long}${long}end`)
  })

  it('is not sent again while it is the same', async () => {
    const { app, lea, me, session, path } = await opened()
    await write(app, `${session.id}/notes`, [[me, 'one']])
    const etag = (await lea.get(path('notes'))).headers.get('etag') ?? ''
    const again = await lea.get(path('notes'), { 'if-none-match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const room = await app.rooms.open(session.id)
    await room?.submit(SYSTEM, { type: 'person.rename', participant: me, name: 'Leah' })
    expect((await lea.get(path('notes'), { 'if-none-match': etag })).status).toBe(200)
  })

  it('is refused clearly where the address makes no sense', async () => {
    const { lea, path } = await opened()
    for (const name of ['other', 'notes/x', 'demo', 'demo/a%20b', 'work/a', '..%2Fnotes']) {
      expect([name, (await problemOf(await lea.get(path(name)))).status]).toEqual([name, 404])
    }
    const bad = await problemOf(await lea.get(path('notes', '?after=-1')))
    expect([bad.status, bad.errors?.[0]?.path]).toEqual([422, 'after'])
    expect(
      (await problemOf(await lea.get(path('notes').replace(/sessions\/[^/]+/, 'sessions/none')))).status,
    ).toBe(404)
  })
})
