import { expect, it } from 'vitest'
import { HttpApp, problemOf } from '../../tests/support/http-app.ts'

async function classWithWork() {
  const app = await HttpApp.open()
  const owner = await app.owner()
  const session = await owner.createSession()
  const learner = app.browser()
  await learner.join(session.code, '=Lea')
  const room = await app.rooms.open(session.id)
  const lea = [...(room?.state.roster.members.values() ?? [])].find(({ name }) => name === '=Lea')?.id ?? ''
  const host = { kind: 'participant', id: room?.state.lifecycle.host ?? '' } as const
  const by = { kind: 'participant', id: lea } as const
  await room?.submit(host, { type: 'session.start' })
  await room?.submit(by, { type: 'work.open', exercise: 'hello' })
  await room?.submit(by, { type: 'help.ask', request: 'call0001', topic: 'lost' })
  await room?.submit(by, { type: 'ask.submit', text: '=Why?', anonymous: true })
  await room?.submit(by, { type: 'pace.say', mood: 'lost' })
  return { app, owner, session, learner, lea, path: `/api/v1/sessions/${session.id}/report` }
}

it('[B5] is given to staff and to the account of the session', async () => {
  const { app, owner, session, learner, lea, path } = await classWithWork()
  const ta = app.browser()
  await ta.accept(session.links.ta, 'Tom')
  for (const browser of [owner, ta]) {
    expect(await (await browser.get(path)).json()).toMatchObject({
      title: session.title,
      exercises: [{ exercise: 'hello', title: 'Hello', work: [{ owner: lea }] }],
      help: { calls: [{ topic: 'lost', outcome: 'open' }] },
      asks: [{ text: '=Why?', phase: 'shown', anonymous: true, votes: 0 }],
      pace: { curve: expect.arrayContaining([expect.objectContaining({ lost: 1 })]) },
      participation: [{ participant: lea, calls: 1, pace: 1 }],
    })
  }
  expect((await problemOf(await learner.get(path))).status).toBe(403)
  expect((await problemOf(await app.browser().get(path))).status).toBe(401)
})

it('is given as tables, in which no cell is a formula', async () => {
  const { owner, path, lea } = await classWithWork()
  const heads: Record<string, string> = {
    work: 'exercise,exercise_id,name',
    checks: 'exercise,exercise_id,check',
    help: 'name,id,topic',
    questions: 'question,state,votes,slide',
    pace: 'at,lost,too_fast,fine',
    people: 'name,id,answers',
  }
  for (const [table, head] of Object.entries(heads)) {
    const answer = await owner.get(`${path}.csv?table=${table}`)
    const text = await answer.text()
    expect(text.startsWith(head), text).toBe(true)
    expect(text.split('\r\n').length).toBeGreaterThan(2)
    if (table === 'questions') {
      expect(text).toContain("'=Why?")
      expect(text).not.toContain(lea)
    }
    if (table === 'work') expect(text).toContain("'=Lea")
  }
  expect((await problemOf(await owner.get(`${path}.csv?table=all`))).errors?.[0]?.path).toBe('table')
})
