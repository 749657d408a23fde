import { expect, it } from 'vitest'
import type { OwnData } from '../../shared/report/own-data.ts'
import type { SessionDetails, SessionList } from '../../shared/wire/http.ts'
import { type Browser, HttpApp, PUBLIC_URL, problemOf } from '../../tests/support/http-app.ts'

const DAY = 24 * 3_600_000

const remove = (browser: Browser, id: string) =>
  browser.send(`/api/v1/sessions/${id}`, { method: 'DELETE', headers: { origin: PUBLIC_URL } })

it('a session is deleted by the account that opened it, once it has ended', async () => {
  const app = await HttpApp.open()
  const owner = await app.owner()
  const ines = await app.instructor('ines@example.org')
  const other = await app.instructor('other@example.org')
  const session = await ines.createSession()
  const path = `/api/v1/sessions/${session.id}`
  const lea = app.browser()
  await lea.join(session.code, 'Lea')
  expect(await problemOf(await remove(ines, session.id))).toMatchObject({
    status: 409,
    detail: expect.stringContaining('End it first'),
  })
  await ines.post(`${path}/end`)
  expect((await problemOf(await remove(app.browser(), session.id))).status).toBe(401)
  expect((await problemOf(await remove(other, session.id))).status).toBe(403)
  expect((await remove(ines, session.id)).status).toBe(204)
  expect((await problemOf(await remove(owner, session.id))).status).toBe(404)
  expect((await problemOf(await lea.get(`${path}/my-data`))).status).toBe(404)
  expect((await problemOf(await lea.get(`/api/v1/join/${session.code}`))).status).toBe(404)
  expect(((await (await ines.get('/api/v1/sessions')).json()) as SessionList).items).toEqual([])
})

it('instructors and learners are told until when a session is kept', async () => {
  const app = await HttpApp.open({ retentionDays: 30 })
  const owner = await app.owner()
  const session = await owner.createSession()
  const path = `/api/v1/sessions/${session.id}`
  const lea = app.browser()
  await lea.join(session.code, 'Lea')
  expect(session.keptUntil).toBeUndefined()
  await owner.post(`${path}/end`)
  const { endedAt, keptUntil } = (await (await owner.get(path)).json()) as SessionDetails
  expect(keptUntil).toBe((endedAt ?? 0) + 30 * DAY)
  expect(((await (await lea.get(`${path}/my-data`)).json()) as OwnData).keptDays).toBe(30)
})
