import { expect, it } from 'vitest'
import { HttpApp, problemOf } from '../../tests/support/http-app.ts'

it('lists the documents of a session for its staff, by kind and owner', async () => {
  const app = await HttpApp.open()
  const owner = await app.owner()
  const { id, code } = await owner.createSession()
  const learner = app.browser()
  const { participant } = await learner.join(code, 'Lea')
  const path = `/api/v1/sessions/${id}/documents`
  const names = [`${id}/notes`, `${id}/demo/d1`, `${id}/work/leap/${participant}`, `${id}/work/leap/t1`]
  for (const [n, name] of names.entries()) {
    await app.stores.documents.append(name, [{ seq: 1, at: n, author: null, bytes: new Uint8Array([0, 0]) }])
  }
  const list = async (query = '') => {
    const { items } = (await (await owner.get(`${path}${query}`)).json()) as { items: { document: string }[] }
    return items
  }
  expect((await list()).map(({ document }) => document).toSorted()).toEqual(names.toSorted())
  expect((await list('?sort=-changedAt&limit=1'))[0]?.document).toBe(names[3])
  expect(await list(`?kind=work&owner=${participant}`)).toEqual([
    { document: names[2], kind: 'work', exercise: 'leap', owner: participant, updates: 1, changedAt: 2 },
  ])
  expect(await list('?kind=demo')).toMatchObject([{ kind: 'demo', demo: 'd1' }])
  expect((await problemOf(await learner.get(path))).status).toBe(403)
  expect((await problemOf(await app.browser().get(path))).status).toBe(401)
})
