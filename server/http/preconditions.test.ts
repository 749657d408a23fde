import { beforeEach, describe, expect, it } from 'vitest'
import { type Browser, HttpApp, PUBLIC_URL, problemOf } from '../../tests/support/http-app.ts'
import { Turns } from './preconditions.ts'

const WISH = { url: 'https://example.org/hook', events: ['session.started'] }

let app: HttpApp
let owner: Browser

beforeEach(async () => {
  app = await HttpApp.open()
  for (const kind of app.exports.kinds) app.jobs.register(kind)
  owner = await app.owner()
})

const send = (method: string, path: string, headers: Record<string, string>, body?: object) =>
  owner.send(path, {
    method,
    headers: { origin: PUBLIC_URL, 'content-type': 'application/json', ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })

const tagOf = (answer: Response) => answer.headers.get('etag') ?? ''

/** Addresses of what can be changed, and a change of each. */
async function things() {
  const user = await owner.post('/api/v1/users', { name: 'Ada', email: 'ada@example.org' })
  const webhook = await owner.post('/api/v1/webhooks', WISH)
  return [
    { path: user.headers.get('location') ?? '', change: { name: 'Ada B.' }, other: { active: false } },
    {
      path: webhook.headers.get('location') ?? '',
      change: { description: 'Grades' },
      other: { active: false },
    },
  ]
}

describe('If-Match', () => {
  it('changes what was seen, and nothing that is different by now', async () => {
    for (const { path, change, other } of await things()) {
      const seen = await owner.get(path)
      expect(tagOf(seen)).toMatch(/^"[\w-]{22}"$/)
      const changed = await send('PATCH', path, { 'if-match': tagOf(seen) }, change)
      expect([changed.status, tagOf(changed)]).toEqual([200, tagOf(await owner.get(path))])
      const stale = await problemOf(await send('PATCH', path, { 'if-match': tagOf(seen) }, other))
      expect([stale.status, stale.detail]).toEqual([412, expect.stringContaining('changed')])
      expect(await (await owner.get(path)).json()).toMatchObject({ ...change, active: true })
    }
  })

  it('takes one of several tags, one that a proxy made weak, and any at all', async () => {
    for (const { path, change } of await things()) {
      const tag = tagOf(await owner.get(path))
      for (const header of [`"other", ${tag}`, `W/${tag}`, '*']) {
        const { status } = await send('PATCH', path, { 'if-match': header }, {})
        expect([header, status]).toEqual([header, 200])
      }
      expect((await send('PATCH', path, {}, change)).status).toBe(200)
      expect((await send('PATCH', path, { 'if-match': tag.slice(1, -1) }, change)).status).toBe(412)
    }
  })

  it('lets one of two changes through that were made of the same', async () => {
    for (const { path, change, other } of await things()) {
      const tag = tagOf(await owner.get(path))
      const both = [change, other].map((body) => send('PATCH', path, { 'if-match': tag }, body))
      expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([200, 412])
    }
  })

  it('deletes a webhook only as it was seen', async () => {
    const { headers } = await owner.post('/api/v1/webhooks', WISH)
    const path = headers.get('location') ?? ''
    const tag = tagOf(await owner.get(path))
    await send('PATCH', path, {}, { active: false })
    expect((await send('DELETE', path, { 'if-match': tag })).status).toBe(412)
    expect((await send('DELETE', path, { 'if-match': tagOf(await owner.get(path)) })).status).toBe(204)
  })
})

it('what was asked for already is not sent again, until it is another', async () => {
  const [user, webhook] = await things()
  const session = await owner.post('/api/v1/sessions', { course: 'intro' })
  const exported = await owner.post(`${session.headers.get('location')}/exports`, {})
  const paths = [
    ...[user?.path ?? '', webhook?.path ?? '', `${webhook?.path}/deliveries`],
    ...['users', 'tokens', 'service-clients', 'webhooks', 'jobs'].map((list) => `/api/v1/${list}`),
    `${session.headers.get('location')}/exports`,
    exported.headers.get('location') ?? '',
  ]
  for (const path of paths) {
    const tag = tagOf(await owner.get(path))
    const again = await send('GET', path, { 'if-none-match': tag })
    expect([path, again.status, await again.text()]).toEqual([path, 304, ''])
    expect(tagOf(again)).toBe(tag)
  }
  const tag = tagOf(await owner.get('/api/v1/users'))
  await send('PATCH', user?.path ?? '', {}, { active: false })
  expect((await send('GET', '/api/v1/users', { 'if-none-match': tag })).status).toBe(200)
})

it('turns are taken one after the other, also behind one that failed', async () => {
  const turns = new Turns()
  const done: string[] = []
  const failing = turns.take('a', async () => {
    await Promise.resolve()
    done.push('first')
    throw new Error('no')
  })
  const next = turns.take('a', async () => void done.push('second'))
  const other = turns.take('b', async () => void done.push('other'))
  await expect(failing).rejects.toThrow('no')
  await Promise.all([next, other])
  expect(done).toEqual(['other', 'first', 'second'])
})
