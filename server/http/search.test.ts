import { describe, expect, it } from 'vitest'
import type { SearchResults } from '../../shared/wire/search.ts'
import { HttpApp, problemOf } from '../../tests/support/http-app.ts'

const results = async (answer: Response) => {
  expect(answer.status).toBe(200)
  return (await answer.json()) as SearchResults
}

describe('search', () => {
  it('is for accounts: learners and guests get nothing', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const { code } = await owner.createSession()
    const learner = app.browser()
    const { token } = await learner.join(code, 'Lea')
    for (const path of [
      '/api/v1/search?q=course',
      '/api/v1/courses/intro/slides/1',
      '/api/v1/courses/intro/assets/images/deep/x.svg',
    ]) {
      expect((await problemOf(await learner.get(path))).status).toBe(401)
      expect(
        (await problemOf(await app.request(path, { headers: { authorization: `Bearer ${token}` } }))).status,
      ).toBe(401)
      expect((await (await app.instructor(`${path.length}@example.org`)).get(path)).status).toBe(200)
    }
  })

  it('finds slides by text and by notes, and says where', async () => {
    const owner = await (await HttpApp.open()).owner()
    const { items, total, complete } = await results(await owner.get('/api/v1/search?q=welc'))
    expect([total, complete]).toEqual([1, true])
    expect(items[0]).toMatchObject({
      course: { id: 'intro', title: 'Introduction', language: 'en' },
      kind: 'slide',
      ref: '1',
      slide: 1,
      title: [{ text: 'Welcome', match: true }],
    })
    const notes = await results(await owner.get('/api/v1/search?q=canary-notes'))
    expect(notes.items.map(({ in: place }) => place)).toEqual(['notes', 'notes'])
  })

  it('gives pages, kinds and courses', async () => {
    const owner = await (await HttpApp.open()).owner()
    const first = await owner.get('/api/v1/search?q=canary&limit=1')
    const page = await results(first)
    expect([page.items.length, page.total]).toEqual([1, 2])
    expect(first.headers.get('link')).toBe(`<${page.next}>; rel="next"`)
    const second = await results(await owner.get(page.next ?? ''))
    expect(second.next).toBeUndefined()
    expect([page.items[0]?.ref, second.items[0]?.ref]).toEqual(['1', '2'])
    expect((await results(await owner.get('/api/v1/search?q=in&kind=course'))).items).toMatchObject([
      { kind: 'course' },
    ])
    expect((await results(await owner.get('/api/v1/search?q=canary&course=other'))).total).toBe(0)
  })

  it('refuses what is no query, and finds nothing for what is no word', async () => {
    const owner = await (await HttpApp.open()).owner()
    for (const wrong of [
      '',
      '?q=',
      `?q=${'x'.repeat(201)}`,
      '?q=a&kind=x',
      '?q=a&limit=0',
      '?q=a&cursor=x',
    ]) {
      const { status, errors } = await problemOf(await owner.get(`/api/v1/search${wrong}`))
      expect([status, errors?.length]).toEqual([422, 1])
    }
    for (const nothing of ['%22', '*', '%00', '--', 'OR%20%22']) {
      expect((await results(await owner.get(`/api/v1/search?q=${nothing}`))).total).toBe(0)
    }
  })
})

describe('a slide of a course', () => {
  it('comes with its course and its notes', async () => {
    const owner = await (await HttpApp.open()).owner()
    const answer = await owner.get('/api/v1/courses/intro/slides/1')
    expect(await answer.json()).toMatchObject({
      title: 'Introduction',
      number: 1,
      count: 2,
      slide: { title: 'Welcome', notes: '<p>CANARY-NOTES</p>' },
    })
    expect((await problemOf(await owner.get('/api/v1/courses/intro/slides/3'))).detail).toBe(
      'The course has 2 slides, not 3.',
    )
    expect((await problemOf(await owner.get('/api/v1/courses/none/slides/1'))).status).toBe(404)
    expect((await problemOf(await owner.get('/api/v1/courses/intro/slides/0'))).status).toBe(422)
  })

  it('brings its pictures', async () => {
    const owner = await (await HttpApp.open()).owner()
    const answer = await owner.get('/api/v1/courses/intro/assets/images/deep/x.svg')
    expect(answer.headers.get('content-type')).toBe('image/svg+xml')
    expect((await problemOf(await owner.get('/api/v1/courses/intro/assets/slides.md'))).status).toBe(404)
  })
})

describe('search of what learners asked', () => {
  const ask = { type: 'ask.submit', text: 'Is a semaphore a lock?', anonymous: false } as const

  /** An instructor's session in which a learner asked something. */
  async function asked() {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const ida = await app.instructor('ida@example.org')
    const { id, code } = await ida.createSession()
    const learner = await app.browser().join(code, 'Lea')
    await app.submit(id, { type: 'session.start' })
    await app.submit(id, ask, { kind: 'participant', id: learner.participant })
    return { app, owner, ida, id }
  }
  const find = async (browser: { get(path: string): Promise<Response> }, more = '') =>
    (await results(await browser.get(`/api/v1/search?q=semaphore${more}`))).items

  it('is for the account of the session and the owner, and does not say who asked', async () => {
    const { app, owner, ida, id } = await asked()
    const [hit] = await find(ida)
    expect(hit).toMatchObject({ kind: 'asked', ref: `${id}/a1`, slide: 1, course: { id: 'intro' } })
    expect(hit?.asked).toMatchObject({ session: id, answered: false })
    expect(JSON.stringify(hit)).not.toContain('Lea')
    expect(await find(owner, '&kind=asked')).toHaveLength(1)
    expect(await find(await app.instructor('ivo@example.org'))).toEqual([])
  })

  it('needs the scope for reports where a program looks', async () => {
    const { app, ida } = await asked()
    const program = async (scopes: string[]) => {
      const { secret } = (await (await ida.post('/api/v1/tokens', { name: 'P', scopes })).json()) as {
        secret: string
      }
      return {
        get: (path: string) => app.request(path, { headers: { authorization: `Bearer ${secret}` } }),
      }
    }
    const narrow = await program(['courses:read'])
    expect(await find(narrow)).toEqual([])
    expect(await problemOf(await narrow.get('/api/v1/search?q=x&kind=asked'))).toMatchObject({ status: 403 })
    expect(await find(await program(['courses:read', 'reports:read']))).toHaveLength(1)
  })
})

it('exercises are found by their brief and hints, not by their code', async () => {
  const owner = await (await HttpApp.open()).owner()
  const find = async (word: string) =>
    (await results(await owner.get(`/api/v1/search?q=${word}&kind=exercise`))).items
  expect(await find('say')).toMatchObject([{ ref: 'hello', in: 'body' }])
  expect(await find('print')).toMatchObject([{ ref: 'hello', in: 'notes' }])
  expect(await find('canary')).toEqual([])
})
