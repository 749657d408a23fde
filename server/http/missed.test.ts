import { expect, it } from 'vitest'
import type { Missed } from '../../shared/report/missed.ts'
import { type Browser, HttpApp, problemOf } from '../../tests/support/http-app.ts'

const MINUTE = 60_000

/** A class ten minutes after its start, in which Ana was from the beginning and Ben came just now. */
async function lateClass() {
  const app = await HttpApp.open()
  const owner = await app.owner()
  const session = await owner.createSession()
  const ana = app.browser()
  const { participant: anaId } = await ana.join(session.code, 'Ana')
  const room = await app.rooms.open(session.id)
  const host = { kind: 'participant', id: room?.state.lifecycle.host ?? '' } as const
  const came = app.clock.now()
  const note = (arrived: string[], left: string[] = [], from = app.clock.now()) => {
    const now = (participant: string) => ({ participant, at: from })
    return app.submit(session.id, {
      type: 'attendance.note',
      arrived: arrived.map(now),
      left: left.map(now),
    })
  }
  await app.submit(session.id, { type: 'session.start' }, host)
  app.clock.advance(5 * MINUTE)
  await app.submit(session.id, { type: 'slide.show', slide: 1, step: 0 }, host)
  await app.submit(session.id, { type: 'exercise.begin', exercise: 'hello' }, host)
  app.clock.advance(5 * MINUTE)
  // Written now: without a page the room would take her for gone.
  await note([anaId], [], came)
  const ben = app.browser()
  const { participant: benId } = await ben.join(session.code, 'Ben')
  const path = `/api/v1/sessions/${session.id}/missed`
  const of = async (browser: Browser) =>
    ((await (await browser.get(path)).json()) as { missed?: Missed }).missed
  return { app, owner, session, host, ana, anaId, ben, benId, path, note, of }
}

it('[Z1] tells who came late, and nothing to who was there', async () => {
  const { ana, ben, of } = await lateClass()
  expect(await of(ana)).toBeUndefined()
  expect(await of(ben)).toMatchObject({
    late: true,
    slides: [{ slide: 0 }, { slide: 1 }],
    exercises: [{ exercise: 'hello', title: 'Hello', current: true }],
    quizzes: [],
    announcements: [],
    answered: [],
  })
})

it('[Z1] tells who comes back what happened meanwhile', async () => {
  const { app, session, host, ana, anaId, note, of } = await lateClass()
  await note([], [anaId])
  app.clock.advance(4 * MINUTE)
  await app.submit(session.id, { type: 'announcement.make', text: 'Break at ten' }, host)
  app.clock.advance(MINUTE)
  await note([anaId])
  expect(await of(ana)).toMatchObject({
    late: false,
    slides: [],
    exercises: [],
    announcements: [{ text: 'Break at ten' }],
  })
})

it('[Z4] is for learners while the class lasts', async () => {
  const { app, owner, session, ben, path, of } = await lateClass()
  expect((await problemOf(await owner.get(path))).status).toBe(403)
  expect((await problemOf(await app.browser().get(path))).status).toBe(401)
  await app.submit(
    session.id,
    { type: 'session.end' },
    {
      kind: 'participant',
      id: (await app.rooms.open(session.id))?.state.lifecycle.host ?? '',
    },
  )
  expect(await of(ben)).toBeUndefined()
})

it('reads the log once for a class that comes back at once', async () => {
  const { app, ana, ben, path, of } = await lateClass()
  let reads = 0
  const read = app.stores.log.read.bind(app.stores.log)
  app.stores.log.read = (id, after) => {
    reads += 1
    return read(id, after)
  }
  await Promise.all([ana, ben, ben].map((browser) => browser.get(path)))
  expect(reads).toBe(1)
  app.clock.advance(3_000)
  await of(ben)
  expect(reads).toBe(2)
})
