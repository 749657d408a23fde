import { expect, it } from 'vitest'
import { HttpApp, type HttpAppOptions, problemOf } from '../../tests/support/http-app.ts'

const SUBMISSION = 'k3f9k3f9k3f9k3f9'

async function handedIn(grading?: HttpAppOptions['grading']) {
  const app = await HttpApp.open(grading ? { grading } : {})
  const session = await (await app.owner()).createSession()
  const learner = app.browser()
  await learner.join(session.code, 'Lea')
  const other = app.browser()
  await other.join(session.code, 'Ole')
  const room = await app.rooms.open(session.id)
  const lea = [...(room?.state.roster.members.values() ?? [])].find(({ name }) => name === 'Lea')?.id ?? ''
  const by = { kind: 'participant', id: lea } as const
  const host = { kind: 'participant', id: room?.state.lifecycle.host ?? '' } as const
  await room?.submit(host, { type: 'session.start' })
  await room?.submit(by, { type: 'work.open', exercise: 'hello' })
  const revision = 'a'.repeat(64)
  const outcome = await room?.submit(by, {
    type: 'work.submit',
    exercise: 'hello',
    submission: SUBMISSION,
    revision,
  })
  expect(outcome).toMatchObject({ ok: true })
  const path = `/api/v1/sessions/${session.id}/exercises/hello/submissions/${SUBMISSION}`
  return { app, session, learner, other, path, owner: lea }
}

it('says its place to whoever handed in, and to staff', async () => {
  const { app, session, learner, path } = await handedIn({
    progressOf: () => ({ state: 'waiting', place: 3 }),
  })
  const ta = app.browser()
  await ta.accept(session.links.ta, 'Tom')
  for (const browser of [learner, ta]) {
    expect(await (await browser.get(path)).json()).toEqual({ state: 'waiting', place: 3 })
  }
})

it('says that nothing is verified where that is so', async () => {
  const { learner, path } = await handedIn()
  expect(await (await learner.get(path)).json()).toEqual({ state: 'off' })
})

it('is nobody else’s to ask for', async () => {
  const { app, other, learner, path } = await handedIn()
  expect((await problemOf(await other.get(path))).status).toBe(403)
  expect((await problemOf(await app.browser().get(path))).status).toBe(401)
  expect((await problemOf(await learner.get(path.replace(SUBMISSION, 'none')))).status).toBe(404)
})

it('are listed for whoever may read the workspace, and for nobody else', async () => {
  const { app, session, learner, other, path, owner } = await handedIn()
  const ta = app.browser()
  await ta.accept(session.links.ta, 'Tom')
  const list = `${path.replace(`/${SUBMISSION}`, '')}?owner=${owner}`
  for (const browser of [learner, ta]) {
    expect(await (await browser.get(list)).json()).toEqual({
      submissions: [{ id: SUBMISSION, at: expect.any(Number), revision: 'a'.repeat(64), total: 1 }],
    })
  }
  expect((await problemOf(await other.get(list))).status).toBe(403)
  expect((await problemOf(await app.browser().get(list))).status).toBe(401)
  expect((await problemOf(await ta.get(list.replace(/\?.*/, '')))).errors?.[0]?.path).toBe('owner')
})
