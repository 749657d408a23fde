import { expect, it } from 'vitest'
import type { CourseProgress } from '../../shared/report/course-progress.ts'
import { type Browser, HttpApp, problemOf } from '../../tests/support/http-app.ts'

const path = '/api/v1/courses/intro/progress'

/** A class in which learners opened the exercise “Hello”. */
async function held(app: HttpApp, host: Browser, ...names: string[]) {
  const session = await host.createSession()
  for (const name of names) {
    const { participant: id } = await app.browser().join(session.code, name)
    const by = { kind: 'participant', id } as const
    if (name === names[0]) {
      const room = await app.rooms.open(session.id)
      await app.submit(
        session.id,
        { type: 'session.start' },
        { kind: 'participant', id: room?.state.lifecycle.host ?? '' },
      )
    }
    await app.submit(session.id, { type: 'work.open', exercise: 'hello' }, by)
  }
  return session
}

const progress = async (browser: Browser) => (await (await browser.get(path)).json()) as CourseProgress

it('[B9] gives an account the progress of its own sessions, and the owner that of all', async () => {
  const app = await HttpApp.open()
  const owner = await app.owner()
  const ivo = await app.instructor('ivo@example.org')
  const one = await held(app, ivo, '=Lea', 'Max')
  app.clock.advance(1_000)
  const two = await held(app, ivo, '=lea')
  const foreign = await held(app, owner, '=Lea')
  const lobby = await ivo.createSession()

  const mine = await progress(ivo)
  expect(mine.sessions.map(({ session }) => session)).toEqual([one.id, two.id])
  expect(mine).toMatchObject({ course: 'intro', limit: 50, more: false })
  expect(mine.learners).toMatchObject([
    { name: '=lea', match: 'by-name', exercises: { begun: 1 } },
    { name: 'Max', match: 'one-session' },
  ])
  expect(mine.exercises).toMatchObject([{ title: 'Hello', all: { begun: 3 } }])

  const all = await progress(owner)
  expect(all.sessions.map(({ session }) => session).toSorted()).toEqual(
    [one.id, two.id, foreign.id].toSorted(),
  )
  expect(all.learners).toHaveLength(3)
  expect(JSON.stringify(all)).not.toContain(lobby.id)
})

it('is given as tables, in which no cell is a formula', async () => {
  const app = await HttpApp.open()
  const owner = await app.owner()
  await held(app, owner, '=Lea')
  const heads = {
    learners: 'name,id,match,sessions,minutes',
    sessions: 'number,title,id,started_at',
    exercises: 'exercise,exercise_id,begun,passed,verified,session_1_begun',
    questions: 'quiz,question_id,question,answered',
  }
  for (const [table, head] of Object.entries(heads)) {
    const text = await (await owner.get(`${path}.csv?table=${table}`)).text()
    expect(text.startsWith(head), text).toBe(true)
    if (table === 'learners') expect(text).toContain("'=Lea")
  }
  expect((await problemOf(await owner.get(`${path}.csv?table=all`))).errors?.[0]?.path).toBe('table')
})

it('is empty for a course without sessions, and refused to whoever is not signed in', async () => {
  const app = await HttpApp.open()
  const owner = await app.owner()
  expect(await progress(owner)).toMatchObject({ sessions: [], learners: [] })
  expect((await problemOf(await owner.get('/api/v1/courses/nothing/progress'))).status).toBe(404)
  expect((await problemOf(await app.browser().get(path))).status).toBe(401)
})

it('leaves out a session whose log cannot be read', async () => {
  const app = await HttpApp.open()
  const owner = await app.owner()
  const damaged = await held(app, owner, 'Lea')
  const other = await held(app, owner, 'Max')
  const read = app.stores.log.read.bind(app.stores.log)
  app.stores.log.read = (id, after) =>
    id === damaged.id ? Promise.reject(new Error('damaged')) : read(id, after)
  expect((await progress(owner)).sessions.map(({ session }) => session)).toEqual([other.id])
  expect(app.logged.some((line) => JSON.stringify(line).includes(damaged.id))).toBe(true)
})
