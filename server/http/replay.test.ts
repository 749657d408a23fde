import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { AudienceDeck } from '../../shared/course/deck.ts'
import type { ReplayTimeline } from '../../shared/report/replay.ts'
import type { DocumentHistory, SessionDetails } from '../../shared/wire/http.ts'
import { type Browser, HttpApp, problemOf } from '../../tests/support/http-app.ts'

const demo = 'demo00001'

/** A class in which a demo was typed and closed, and Lea asked something. */
async function held() {
  const app = await HttpApp.open()
  const host = await app.owner()
  const session = await host.createSession()
  const { id } = session
  const lea = app.browser()
  const { participant } = await lea.join(session.code, 'Lea Lovelace')
  const ta = app.browser()
  await ta.accept(session.links.ta, 'Tom')
  const me = { kind: 'participant', id: participant } as const
  await app.submit(id, { type: 'session.start' })
  await app.submit(id, { type: 'demo.open', demo, title: 'Steps', files: [{ name: 'a.py', text: '' }] })
  await app.submit(id, { type: 'ask.submit', text: 'Why?', anonymous: false }, me)
  await app.submit(id, { type: 'demo.close', demo })
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (bytes: Uint8Array) => updates.push(bytes))
  doc.getText('x').insert(0, 'one')
  await app.stores.documents.append(
    `${id}/demo/${demo}`,
    updates.map((bytes, i) => ({ seq: i + 1, at: 1_000, author: participant, bytes })),
  )
  const end = () => app.submit(id, { type: 'session.end' })
  return { app, host, session, lea, ta, id, participant, end }
}

const own = (id: string) => `/api/v1/sessions/${id}/replay`
const byLink = ({ links }: SessionDetails) =>
  `/api/v1/replays/${new URL(links.replay).pathname.split('/')[2]}`
const timelineOf = async (answer: Response) => {
  expect(answer.status).toBe(200)
  return (await answer.json()) as ReplayTimeline
}
const askedBy = ({ entries }: ReplayTimeline) =>
  entries.flatMap((one) => (one.kind === 'asked' ? [one.by] : []))
const statuses = async (who: Browser | HttpApp, base: string) =>
  Promise.all(
    ['', '/deck', `/demos/${demo}`, '/assets/images/deep/x.svg'].map(async (part) => {
      const answer = who instanceof HttpApp ? who.request(base + part) : who.get(base + part)
      return (await answer).status
    }),
  )

describe('the replay of a session', () => {
  it('[Y5] is for staff and the account at any time', async () => {
    const { host, ta, id } = await held()
    for (const who of [host, ta]) {
      expect(await statuses(who, own(id))).toEqual([200, 200, 200, 200])
      const timeline = await timelineOf(await who.get(own(id)))
      expect(timeline.ended).toBe(false)
      expect(askedBy(timeline)).toEqual(['Lea Lovelace'])
    }
  })

  it('[Y5] is for learners who were in it once it is over', async () => {
    const { app, lea, id, end, participant } = await held()
    expect(await statuses(lea, own(id))).toEqual([403, 403, 403, 403])
    expect(await problemOf(await lea.get(own(id)))).toMatchObject({ code: 'not-released' })
    await end()
    expect(await statuses(lea, own(id))).toEqual([200, 200, 200, 200])
    const timeline = await timelineOf(await lea.get(own(id)))
    expect(timeline.demos).toEqual([{ id: demo, title: 'Steps' }])
    expect(askedBy(timeline)).toEqual(['Lea Lovelace'])
    const page = (await (await lea.get(`${own(id)}/demos/${demo}`)).json()) as DocumentHistory
    expect(page.updates.map(({ by }) => by)).toEqual([participant])
    expect((await lea.get(`${own(id)}/demos/other0001`)).status).toBe(404)
    expect((await lea.get(`${own(id)}/demos/${demo}?after=x`)).status).toBe(422)
    expect(await statuses(app, own(id))).toEqual([401, 401, 401, 401])
  })

  it('[Y4][Y6] is for whoever has the link, and names nobody', async () => {
    const { app, session, id, end, participant } = await held()
    const base = byLink(session)
    expect(await statuses(app, base)).toEqual([403, 403, 403, 403])
    await end()
    expect(await statuses(app, base)).toEqual([200, 200, 200, 200])
    const texts = await Promise.all(
      ['', '/deck', `/demos/${demo}`].map(async (part) => (await app.request(base + part)).text()),
    )
    for (const text of texts) {
      expect(text).not.toMatch(new RegExp(`Lea|Lovelace|Olga|Tom|CANARY|${participant}`))
    }
    expect(texts[0]).toContain('Why?')
    expect((JSON.parse(texts[1] ?? '') as AudienceDeck).slides).toHaveLength(2)
    const { updates, people } = JSON.parse(texts[2] ?? '') as DocumentHistory
    expect([updates.map(({ by }) => by), people]).toEqual([[null], []])
    // And nothing else.
    for (const other of [`/api/v1/sessions/${id}/deck`, `/api/v1/sessions/${id}/report`, own(id)]) {
      expect((await app.request(other)).status).toBe(401)
    }
  })

  it('[Y6] by link ends when the links are renewed, also after the end', async () => {
    const { app, host, ta, lea, session, id, end } = await held()
    await end()
    const renew = `/api/v1/sessions/${id}/links/renew`
    for (const who of [ta, lea]) expect((await who.post(renew)).status).toBe(403)
    const renewed = (await (await host.post(renew)).json()) as SessionDetails
    expect(await statuses(app, byLink(session))).toEqual([404, 404, 404, 404])
    expect(await statuses(app, byLink(renewed))).toEqual([200, 200, 200, 200])
    for (const token of ['x', `${id}.x`, `${id}.${'x'.repeat(22)}`, `${id}.a.b`]) {
      expect((await app.request(`/api/v1/replays/${token}`)).status).toBe(404)
    }
    // An invitation is no replay link, and the reverse.
    const invited = new URL(renewed.links.observer).pathname.split('/')[2]
    expect((await app.request(`/api/v1/replays/${invited}`)).status).toBe(404)
    const replayed = new URL(renewed.links.replay).pathname.split('/')[2]
    expect((await app.request(`/api/v1/invitations/${replayed}`)).status).toBe(404)
  })

  it('is answered with 304 to whoever has it, and forgets a name that was erased', async () => {
    const { app, lea, id, end, participant } = await held()
    await end()
    const etag = (await lea.get(own(id))).headers.get('etag') ?? ''
    expect((await lea.get(own(id), { 'if-none-match': etag })).status).toBe(304)
    await app.submit(id, { type: 'person.erase', participant })
    expect(askedBy(await timelineOf(await lea.get(own(id))))).toEqual([undefined])
  })
})
