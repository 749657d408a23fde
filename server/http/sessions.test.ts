import { describe, expect, it } from 'vitest'
import { joined, sessionDetails, sessionList } from '../../shared/wire/http.ts'
import { HttpApp, PUBLIC_URL, problemOf } from '../../tests/support/http-app.ts'

const SESSIONS = '/api/v1/sessions'

describe('opening a session', () => {
  it('opens it in the lobby with the account as its host, and gives the links', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const answer = await owner.post(SESSIONS, { course: 'intro' })
    expect(answer.status).toBe(201)
    const session = sessionDetails.parse(await answer.json())
    expect(session).toMatchObject({ title: 'Introduction', course: 'intro', phase: 'lobby', learners: 0 })
    expect(answer.headers.get('location')).toBe(`/api/v1/sessions/${session.id}`)
    expect(session.code).toMatch(/^\w{4}-\w{4}$/)
    expect(session.links.join).toBe(`${PUBLIC_URL}/j/${session.code}`)
    expect(session.links.present).toBe(`${PUBLIC_URL}/s/${session.id}/present`)
    expect(session.links.ta).toMatch(new RegExp(`^${PUBLIC_URL}/i/${session.id}\\.ta\\.[\\w-]{22}$`))
    expect(session.links.cohost).toContain('.instructor.')
    expect(session.links.observer).toContain('.observer.')
    const log = await app.stores.log.read(session.id, 0)
    expect(log.map(({ seq, event }) => [seq, event.type])).toEqual([
      [1, 'session.opened'],
      [2, 'person.joined'],
    ])
    expect(log[0]?.event).toMatchObject({ deck: 'deck-1', steps: [2, 0], title: 'Introduction' })
    expect(log[1]?.event).toMatchObject({ name: 'Olga Owner', role: 'instructor', standing: 'in' })
  })

  it('takes a title of its own', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    expect((await owner.createSession('  Monday\u202e\ngroup ')).title).toBe('Monday group')
    const refused = await problemOf(await owner.post(SESSIONS, { course: 'intro', title: '\u0007 ' }))
    expect(refused.errors).toEqual([{ path: 'title', message: 'A title needs at least one letter.' }])
  })

  it('refuses a course that does not exist or has no slides, and people who are not signed in', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const unknown = await problemOf(await owner.post(SESSIONS, { course: 'nothing' }))
    expect(unknown).toMatchObject({ status: 422, errors: [{ path: 'course' }] })
    expect((await problemOf(await owner.post(SESSIONS, { course: 'empty' }))).status).toBe(422)
    expect((await problemOf(await owner.post(SESSIONS, { title: 'x' }))).errors?.[0]?.path).toBe('course')
    expect((await problemOf(await app.browser().post(SESSIONS, { course: 'intro' }))).status).toBe(401)
    expect(await app.stores.directory.list({ limit: 9 })).toEqual([])
  })

  it('opens only some modules of a course, and is called after them', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const open = async (body: object) => {
      const answer = await owner.post(SESSIONS, { course: 'intro', ...body })
      const { id, title } = sessionDetails.parse(await answer.json())
      const opened = (await app.stores.log.read(id, 0))[0]?.event
      return [title, opened?.type === 'session.opened' && opened.steps]
    }
    expect(await open({ modules: [2] })).toEqual(['Introduction: End', [0]])
    expect(await open({ modules: [1, 2] })).toEqual(['Introduction', [2, 0]])
    expect(await open({ modules: [2], title: 'Monday' })).toEqual(['Monday', [0]])
  })

  it.each([
    [[], 'Choose at least one module.'],
    [[0, 1], 'Modules are numbered from 1.'],
    [[1.5], 'A module is a whole number.'],
    [[2, 1], 'Modules have to be in ascending order, each once.'],
    [[1, 1], 'Modules have to be in ascending order, each once.'],
    [Array.from({ length: 51 }, (_, n) => n + 1), 'At most 50 modules can be chosen.'],
    [[2, 3, 7], 'There are no modules 3, 7 in the course “intro”. It has: 1 Welcome, 2 End.'],
    [[3], 'There is no module 3 in the course “intro”. It has: 1 Welcome, 2 End.'],
  ])('refuses the modules %j', async (modules, message) => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const refused = await problemOf(await owner.post(SESSIONS, { course: 'intro', modules }))
    expect(refused).toMatchObject({
      status: 422,
      errors: [{ path: expect.stringMatching(/^modules/), message }],
    })
    expect(await app.stores.directory.list({ limit: 9 })).toEqual([])
  })

  it('refuses modules of a course that has none', async () => {
    const owner = await (await HttpApp.open()).owner()
    const refused = await problemOf(await owner.post(SESSIONS, { course: 'empty', modules: [1] }))
    expect(refused.errors).toEqual([{ path: 'modules', message: 'The course “empty” has no modules.' }])
  })

  it('answers 503 and opens nothing while the store cannot write', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    app.stores.diskFull = true
    const answer = await owner.post(SESSIONS, { course: 'intro' })
    expect(answer.headers.get('retry-after')).toBe('2')
    expect(await problemOf(answer)).toMatchObject({ status: 503, code: 'unavailable' })
  })
})

describe('the list of sessions', () => {
  it('holds the account’s own, newest first, and all for the owner', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const ida = await app.instructor('ida@example.org')
    const first = await ida.createSession('first')
    app.clock.advance(1)
    const second = await owner.createSession('second')
    await app.browser().join(first.code, 'Lea')
    const list = async (browser: typeof owner) =>
      sessionList.parse(await (await browser.get(SESSIONS)).json()).items
    expect((await list(owner)).map(({ id }) => id)).toEqual([second.id, first.id])
    expect(await list(ida)).toMatchObject([{ id: first.id, learners: 1 }])
    expect((await app.request(SESSIONS)).status).toBe(401)
  })
})

describe('pages of the list of sessions', () => {
  it('are followed by `next`, sorted and chosen as asked, and count all', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const made = []
    for (const title of ['Monday', 'Tuesday', 'Friday', 'Monday again']) {
      made.push(await owner.createSession(title))
      app.clock.advance(1)
    }
    await owner.post(`${SESSIONS}/${made[1]?.id}/end`)
    const list = async (path: string) => sessionList.parse(await (await owner.get(path)).json())
    const titles = async (query: string) =>
      (await list(`${SESSIONS}${query}`)).items.map(({ title }) => title)
    const first = await list(`${SESSIONS}?limit=3`)
    expect(first).toMatchObject({ total: 4, items: [{ title: 'Monday again' }, {}, { phase: 'ended' }] })
    expect(await list(first.next ?? '')).toMatchObject({ total: 4, items: [{ title: 'Monday' }] })
    expect(await titles('?sort=title')).toEqual(['Friday', 'Monday', 'Monday again', 'Tuesday'])
    expect(await titles('?q=monday&sort=createdAt')).toEqual(['Monday', 'Monday again'])
    expect(await titles('?live=false')).toEqual(['Tuesday'])
    expect(await titles('?course=other')).toEqual([])
    const refused = await problemOf(await owner.get(`${SESSIONS}?cursor=x&limit=2`))
    expect(refused).toMatchObject({ status: 422, errors: [{ path: 'cursor' }] })
  })

  it('go on by titles that differ in the case of their letters only', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    for (const title of ['b', 'A', 'a', 'B', 'C']) await owner.createSession(title)
    const seen: string[] = []
    for (let next: string | undefined = `${SESSIONS}?sort=-title&limit=1`; next; ) {
      const page = sessionList.parse(await (await owner.get(next)).json())
      seen.push(...page.items.map(({ title }) => title))
      next = page.next
    }
    expect(seen.map((title) => title.toLowerCase())).toEqual(['c', 'b', 'b', 'a', 'a'])
    expect(new Set(seen).size).toBe(5)
  })
})

describe('a session whose log is damaged', () => {
  it('is in the list with the others, which is not made of the logs', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const sound = await owner.createSession()
    const row = await app.stores.directory.find(sound.id)
    if (!row) throw new Error('the session is not there')
    const joined = (await app.stores.log.read(sound.id, 0))[1]
    if (!joined) throw new Error('nobody joined')
    await app.stores.directory.create({ ...row, id: 'torn', code: 'TORN' }, [{ ...joined, seq: 1 }])
    const { items } = sessionList.parse(await (await owner.get(SESSIONS)).json())
    expect(items.map(({ id }) => id).sort()).toEqual([sound.id, 'torn'].sort())
  })
})

describe('one session', () => {
  it('is shown with its links to its instructors only', async () => {
    const app = await HttpApp.open()
    const ida = await app.instructor('ida@example.org')
    const session = await ida.createSession()
    const path = `${SESSIONS}/${session.id}`
    expect((await ida.get(path)).status).toBe(200)
    expect((await (await app.owner()).get(path)).status).toBe(200)
    const ivo = await app.instructor('ivo@example.org')
    expect((await ivo.get(path)).status).toBe(401)
    const cohost = app.browser()
    await cohost.accept(session.links.cohost, 'Carl')
    expect((await cohost.get(path)).status).toBe(200)
    const learner = app.browser()
    await learner.join(session.code, 'Lea')
    expect(await problemOf(await learner.get(path))).toMatchObject({ status: 403, code: 'forbidden' })
    expect((await problemOf(await ida.get(`${SESSIONS}/nothing`))).status).toBe(404)
  })
})

describe('entering', () => {
  it('gives the host who they are, without a cookie beside the account’s', async () => {
    const app = await HttpApp.open()
    const ida = await app.instructor('ida@example.org')
    const session = await ida.createSession()
    const answer = await ida.post(`${SESSIONS}/${session.id}/enter`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toBeNull()
    const first = joined.parse(await answer.json())
    expect(first).toMatchObject({ name: 'ida', role: 'instructor', standing: 'in' })
    const second = joined.parse(await (await ida.post(`${SESSIONS}/${session.id}/enter`)).json())
    expect(second.participant).toBe(first.participant)
  })

  it('makes the installation’s owner an instructor of any session, and nobody else', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const ida = await app.instructor('ida@example.org')
    const ivo = await app.instructor('ivo@example.org')
    const { id } = await ida.createSession()
    expect(joined.parse(await (await owner.post(`${SESSIONS}/${id}/enter`)).json()).role).toBe('instructor')
    const refused = await problemOf(await ivo.post(`${SESSIONS}/${id}/enter`))
    expect(refused).toMatchObject({ status: 403, code: 'forbidden' })
    expect((await app.browser().post(`${SESSIONS}/${id}/enter`)).status).toBe(401)
    expect((await owner.post(`${SESSIONS}/nothing/enter`)).status).toBe(404)
  })
})

describe('ending', () => {
  it('ends for instructors, once, and stays readable', async () => {
    const app = await HttpApp.open()
    const ida = await app.instructor('ida@example.org')
    const session = await ida.createSession()
    const path = `${SESSIONS}/${session.id}`
    const learner = app.browser()
    await learner.join(session.code, 'Lea')
    expect((await problemOf(await learner.post(`${path}/end`))).status).toBe(403)
    expect((await problemOf(await app.browser().post(`${path}/end`))).status).toBe(401)
    const ended = await ida.post(`${path}/end`)
    expect(await ended.json()).toMatchObject({ phase: 'ended', endedAt: app.clock.now(), learners: 1 })
    expect(await problemOf(await ida.post(`${path}/end`))).toMatchObject({ status: 409, code: 'ended' })
    expect((await ida.get(path)).status).toBe(200)
    expect((await learner.get(`${path}/deck`)).status).toBe(200)
    const late = await app.browser().post(`/api/v1/join/${session.code}`, { name: 'Late' })
    expect(await problemOf(late)).toMatchObject({ status: 409, code: 'ended' })
    expect((await learner.join(session.code, 'Lea')).standing).toBe('in')
  })

  it('works for the owner of the installation without entering first', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const { id } = await (await app.instructor('ida@example.org')).createSession()
    expect((await owner.post(`${SESSIONS}/${id}/end`)).status).toBe(200)
  })
})
