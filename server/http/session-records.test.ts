import { describe, expect, it } from 'vitest'
import type { ClientCommand } from '../../shared/session/session.ts'
import { ask, choose, give, openSample, reveal, SAMPLE_QUIZ } from '../../tests/harness/sample-quiz.ts'
import { type Browser, HttpApp, problemOf } from '../../tests/support/http-app.ts'

interface Page {
  items: Record<string, unknown>[]
  next?: string
  total?: number
}

const page = async (browser: Browser, path: string) => (await (await browser.get(path)).json()) as Page

/** A class in which Lea and Tim answered `pick` (revealed), `say` (open) and, with Uma, `rate` (anonymous, revealed). */
async function taught() {
  const app = await HttpApp.open({ quizzes: [SAMPLE_QUIZ] })
  const host = await app.owner()
  const { id, code, links } = await host.createSession()
  const path = `/api/v1/sessions/${id}`
  const entered = (await (await host.post(`${path}/enter`)).json()) as { participant: string }
  const people: Record<string, string> = { host: entered.participant }
  const lea = app.browser()
  for (const [name, browser] of [
    ['Lea', lea] as const,
    ['Tim', app.browser()] as const,
    ['Uma', app.browser()] as const,
  ]) {
    app.clock.advance(1)
    people[name] = (await browser.join(code, name)).participant
  }
  const does = async (who: string, command: ClientCommand) => {
    app.clock.advance(1)
    await app.submit(id, command, { kind: 'participant', id: people[who] ?? '' })
  }
  await does('host', { type: 'session.start' })
  await does('host', openSample)
  await does('host', ask('pick'))
  await does('Lea', give('pick', choose('b')))
  await does('Tim', give('pick', choose('a')))
  await does('host', reveal('pick'))
  await does('host', ask('rate'))
  for (const name of ['Lea', 'Tim', 'Uma']) await does(name, give('rate', { kind: 'rating', value: 4 }))
  await does('host', reveal('rate'))
  await does('host', ask('say'))
  await does('Lea', give('say', { kind: 'text', text: 'blue' }))
  await does('Lea', { type: 'work.open', exercise: 'hello' })
  await does('Lea', { type: 'pace.say', mood: 'lost' })
  await does('Tim', { type: 'ask.submit', text: 'Why?', anonymous: true })
  return { app, host, lea, path, people, links }
}

describe('the people of a session', () => {
  it('are listed in pages, sorted and chosen', async () => {
    const { host, path, people } = await taught()
    const first = await page(host, `${path}/participants?limit=2&role=learner&sort=-name`)
    expect(first).toMatchObject({ total: 3, items: [{ name: 'Uma' }, { name: 'Tim', standing: 'in' }] })
    expect((await page(host, first.next ?? '')).items).toEqual([
      { participant: people.Lea, name: 'Lea', role: 'learner', standing: 'in', joinedAt: expect.any(Number) },
    ])
    expect((await page(host, `${path}/participants?standing=removed`)).items).toEqual([])
    expect((await page(host, `${path}/participants`)).items.map(({ name }) => name)).toEqual([
      'Olga Owner',
      'Lea',
      'Tim',
      'Uma',
    ])
  })
})

describe('what was answered', () => {
  it('is listed by quiz', async () => {
    const { host, path } = await taught()
    expect((await page(host, `${path}/quizzes`)).items).toEqual([
      {
        run: 'r1',
        number: 1,
        quiz: 'q',
        title: 'A quiz',
        scoring: 'points',
        finished: false,
        questions: 3,
        asked: 3,
        revealed: 2,
        people: 2,
      },
    ])
  })

  it('is listed by answer, with what it brought once that is known, and without anonymous votes', async () => {
    const { host, path, people } = await taught()
    const { items, total } = await page(host, `${path}/answers`)
    expect(items.map(({ question, participant, points }) => [question, participant, points])).toEqual([
      ['q/pick', people.Lea, 2],
      ['q/pick', people.Tim, 0],
      ['q/say', people.Lea, undefined],
    ])
    expect(total).toBe(3)
    expect(items[0]).toMatchObject({ run: 'r1', round: 1, answer: choose('b'), correct: true, share: 1 })
    const ofLea = await page(host, `${path}/answers?participant=${people.Lea}&sort=-at&limit=1`)
    expect(ofLea).toMatchObject({ total: 2, items: [{ question: 'q/say' }] })
    expect(await page(host, ofLea.next ?? '')).toMatchObject({ items: [{ question: 'q/pick' }] })
  })
})

describe('the exercises of a session', () => {
  it('are listed in the order of the course, with how many work on them', async () => {
    const { host, path } = await taught()
    const { items } = await page(host, `${path}/exercises`)
    expect(items.map(({ exercise, number, opened }) => [exercise, number, opened])).toEqual([
      ['leap', 1, 0],
      ['hello', 2, 1],
    ])
    expect(items[1]).toMatchObject({ title: 'Hello', points: 2, passed: 0, submitted: 0, released: false })
    expect(JSON.stringify(items)).not.toContain('CANARY')
  })
})

describe('the log of a session', () => {
  it('is told in pages, without names, and without whose what is anonymous is', async () => {
    const { host, path, people } = await taught()
    const entries: Record<string, unknown>[] = []
    for (let next: string | undefined = `${path}/events?limit=7`; next; ) {
      const part: Page = await page(host, next)
      entries.push(...part.items)
      next = part.next
    }
    const types = entries.map(({ type }) => type)
    expect(types.slice(0, 3)).toEqual(['session.opened', 'person.joined', 'person.joined'])
    expect(types).not.toContain('ballot.cast')
    expect(entries.map(({ seq }) => seq)).toEqual([...new Set(entries.map(({ seq }) => seq))])
    const text = JSON.stringify(entries)
    for (const name of ['Lea', 'Tim', 'Uma', 'Olga']) expect(text).not.toContain(`"${name}`)
    const of = (type: string) => entries.filter((entry) => entry.type === type)
    expect(of('answer.given')[0]).toMatchObject({
      actor: { kind: 'participant', id: people.Lea },
      body: { participant: people.Lea, question: 'q/pick' },
    })
    for (const entry of [...of('pace.said'), ...of('ask.submitted')]) {
      expect(entry).not.toHaveProperty('actor')
      for (const id of Object.values(people)) expect(JSON.stringify(entry)).not.toContain(id)
    }
    expect(of('ask.submitted')[0]).toMatchObject({ body: { text: 'Why?', anonymous: true } })
  })

  it('can be asked for by type, and from the last entry that one has', async () => {
    const { app, host, path } = await taught()
    const joined = await page(host, `${path}/events?type=person.joined`)
    expect(joined.items).toHaveLength(4)
    const all = await page(host, `${path}/events`)
    const last = all.items.at(-1)?.seq
    expect((await page(host, `${path}/events?after=${last}`)).items).toEqual([])
    await app.submit(path.split('/').at(-1) ?? '', {
      type: 'person.join',
      participant: 'new',
      name: 'N',
      role: 'learner',
    })
    expect((await page(host, `${path}/events?after=${last}`)).items).toMatchObject([
      { type: 'person.joined' },
    ])
    for (const query of ['type=ballot.cast', 'type=nothing', 'after=-1', 'sort=-seq']) {
      expect((await problemOf(await host.get(`${path}/events?${query}`))).status).toBe(422)
    }
  })
})

describe('lists of a session', () => {
  const LISTS = ['participants', 'quizzes', 'answers', 'exercises', 'events']

  it('are for staff and the account that answers for it', async () => {
    const { app, lea, path, links } = await taught()
    const ta = app.browser()
    await ta.accept(links.ta, 'Tom')
    const stranger = await app.instructor('ivo@example.org')
    for (const list of LISTS) {
      expect((await ta.get(`${path}/${list}`)).status).toBe(200)
      expect((await problemOf(await lea.get(`${path}/${list}`))).status).toBe(403)
      expect((await problemOf(await stranger.get(`${path}/${list}`))).status).toBe(401)
    }
  })

  it('answer 304 until something happens in the session', async () => {
    const { app, host, path, people } = await taught()
    for (const list of [...LISTS, 'quiz-results']) {
      const etag = (await host.get(`${path}/${list}`)).headers.get('etag') ?? ''
      expect(etag).toMatch(/^W\/"/)
      const same = await host.get(`${path}/${list}`, { 'if-none-match': `"x", ${etag}` })
      expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', etag])
      await app.submit(path.split('/').at(-1) ?? '', {
        type: 'person.rename',
        participant: people.Uma ?? '',
        name: `Uma ${list}`,
      })
      expect((await host.get(`${path}/${list}`, { 'if-none-match': etag })).status).toBe(200)
    }
  })
})

describe('reports that go on with the clock', () => {
  it('have a tag once the class is over', async () => {
    const { host, path } = await taught()
    for (const report of ['attendance', 'report']) {
      expect((await host.get(`${path}/${report}`)).headers.get('etag')).toBeNull()
    }
    await host.post(`${path}/end`)
    for (const report of ['attendance', 'report']) {
      const etag = (await host.get(`${path}/${report}`)).headers.get('etag') ?? ''
      expect((await host.get(`${path}/${report}`, { 'if-none-match': etag })).status).toBe(304)
    }
  })
})

describe('a session and the courses', () => {
  it('answer 304 while they are as they were', async () => {
    const { host, path } = await taught()
    for (const address of [path, '/api/v1/courses', '/api/v1/courses/intro']) {
      const answer = await host.get(address)
      const etag = answer.headers.get('etag') ?? ''
      expect([answer.status, (await host.get(address, { 'if-none-match': etag })).status]).toEqual([200, 304])
    }
    const etag = (await host.get(path)).headers.get('etag') ?? ''
    await host.post(`${path}/end`)
    expect((await host.get(path, { 'if-none-match': etag })).status).toBe(200)
    expect(await page(host, '/api/v1/courses')).toMatchObject({ total: 1, items: [{ id: 'intro' }] })
    expect((await problemOf(await host.get('/api/v1/courses/nothing'))).status).toBe(404)
  })
})
