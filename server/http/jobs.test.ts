import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { JobBody, JobList } from '../../shared/wire/jobs.ts'
import { settle } from '../../tests/harness/settle.ts'
import { type Browser, HttpApp, problemOf } from '../../tests/support/http-app.ts'
import { GaveUp, jobKind } from '../jobs/job-kind.ts'

const PATH = '/api/v1/jobs'

/** The owner, an instructor, and work of both. */
async function opened() {
  const app = await HttpApp.open()
  let fails = true
  app.jobs.register(
    jobKind({
      name: 'send',
      title: 'Send something',
      payload: z.object({ to: z.string(), secret: z.string() }),
      subjectOf: ({ to }) => to,
      run: async () => {
        if (fails) throw new GaveUp('Nobody is there.')
      },
    }),
  )
  app.jobs.register(
    jobKind({
      name: 'daily',
      title: 'Tidy up',
      payload: z.object({}),
      every: 86_400_000,
      run: async () => 1,
    }),
  )
  const owner = await app.owner()
  const ines = await app.instructor('ines@example.org')
  const give = async (to: string, account?: string) => {
    const payload = { to, secret: 'CANARY-SECRET' }
    const id = await app.jobs.add('send', { payload, ...(account === undefined ? {} : { account }) })
    await app.clock.advance(1)
    return id ?? ''
  }
  const list = async (browser: Browser, query = '') => {
    const answer = await browser.get(`${PATH}${query}`)
    expect(answer.status).toBe(200)
    const text = await answer.text()
    expect(text).not.toContain('CANARY-SECRET')
    return JSON.parse(text) as JobList
  }
  return { app, owner, ines, give, list, heal: () => (fails = false) }
}

describe('background jobs over HTTP', () => {
  it('are listed for the owner whole, for instructors their own, page by page', async () => {
    const { app, owner, ines, give, list } = await opened()
    await give('a', 'ines@example.org')
    await give('b')
    await give('c')
    const subjects = ({ items }: JobList) => items.map(({ subject }) => subject)
    expect(subjects(await list(owner))).toEqual(['c', 'b', 'a'])
    expect(subjects(await list(owner, '?sort=createdAt'))).toEqual(['a', 'b', 'c'])
    expect(subjects(await list(ines))).toEqual(['a'])
    const first = await list(owner, '?limit=2&kind=send')
    expect(subjects(first)).toEqual(['c', 'b'])
    const next = await owner.get(first.next ?? '')
    expect(subjects((await next.json()) as JobList)).toEqual(['a'])
    expect(subjects(await list(owner, '?kind=other'))).toEqual([])
    expect((await problemOf(await owner.get(`${PATH}?state=lost`))).errors?.[0]?.path).toBe('state')
    expect((await problemOf(await app.browser().get(PATH))).status).toBe(401)
  })

  it('say what they are about and how far they are', async () => {
    const { app, owner, ines, give } = await opened()
    const id = await give('somebody')
    const waiting = (await (await owner.get(`${PATH}/${id}`)).json()) as JobBody
    expect(waiting).toEqual({
      id,
      kind: 'send',
      title: 'Send something',
      subject: 'somebody',
      state: 'waiting',
      routine: false,
      attempts: 0,
      createdAt: app.clock.now() - 1,
      nextAt: app.clock.now() - 1,
    })
    expect((await problemOf(await ines.get(`${PATH}/${id}`))).status).toBe(404)
    expect((await problemOf(await ines.post(`${PATH}/${id}/cancel`))).status).toBe(404)
  })

  it('are tried again where they failed, and cancelled where they wait', async () => {
    const { app, owner, give, heal } = await opened()
    const id = await give('somebody')
    const cancelled = await give('nobody')
    expect(await (await owner.post(`${PATH}/${cancelled}/cancel`)).json()).toMatchObject({
      state: 'cancelled',
    })
    const twice = await problemOf(await owner.post(`${PATH}/${cancelled}/cancel`))
    expect(twice).toMatchObject({ status: 409, detail: 'It is cancelled already.' })
    const early = await problemOf(await owner.post(`${PATH}/${id}/retry`))
    expect(early).toMatchObject({ status: 409, detail: 'It waits already.' })
    await app.jobs.start()
    await settle()
    const state = async () => (await (await owner.get(`${PATH}/${id}`)).json()) as JobBody
    expect(await state()).toMatchObject({ state: 'failed', error: 'Nobody is there.', attempts: 1 })
    heal()
    expect((await owner.post(`${PATH}/${id}/retry`)).status).toBe(200)
    await settle()
    expect(await state()).toMatchObject({ state: 'done', attempts: 1 })
    const [daily] = await app.stores.jobs.list({ kind: 'daily', state: 'waiting', limit: 1 })
    const routine = await problemOf(await owner.post(`${PATH}/${daily?.id}/cancel`))
    expect(routine).toMatchObject({ status: 409, detail: expect.stringContaining('by itself') })
    await app.jobs.close()
  })
})
