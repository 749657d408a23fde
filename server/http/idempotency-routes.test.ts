import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Browser, HttpApp, PUBLIC_URL } from '../../tests/support/http-app.ts'
import { zipFile } from '../../tests/support/zip-file.ts'
import { CourseUploads } from '../courses/imports/uploads.ts'
import { importCourseKind } from '../jobs/course-import.ts'
import { StoreUnavailable } from '../ports/session-log.ts'

/** Every route but `POST /sessions` that takes an `Idempotency-Key`; what all have in common is in idempotency.test.ts. */
const KEY = { 'idempotency-key': '8e03978e-40d5-43e8-bc93-6894a57f9324' }
const ROUTES = [
  { path: '/tokens', body: { name: 'Timetable', scopes: ['sessions:read'] }, secret: 'secret' },
  { path: '/service-clients', body: { name: 'Moodle', scopes: ['reports:read'] }, secret: 'secret' },
  { path: '/users', body: { name: 'Ada', email: 'ada@example.org' }, secret: 'password' },
  {
    path: '/webhooks',
    body: { url: 'https://example.org/hook', events: ['session.started'] },
    secret: 'secret',
  },
]

let place: string
let app: HttpApp
let owner: Browser
/** Fails where answers are kept under keys, as where the server dies after it has done what was asked. */
let loseAnswers = false

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'lectern-keys-'))
  const contentDir = join(place, 'content')
  mkdirSync(contentDir)
  const uploads = new CourseUploads(join(place, 'imports'), 1024 * 1024)
  app = await HttpApp.open({ contentDir, uploads })
  app.jobs.register(importCourseKind({ contentDir, uploads }))
  for (const kind of app.exports.kinds) app.jobs.register(kind)
  owner = await app.owner()
  loseAnswers = false
  const { settle } = app.stores.idempotencyKeys
  app.stores.idempotencyKeys.settle = async (key, answer) => {
    if (loseAnswers) throw new StoreUnavailable('the disk is full')
    return settle(key, answer)
  }
})
afterEach(() => rmSync(place, { recursive: true }))

const bodyOf = async (answer: Response) => (await answer.json()) as Record<string, string>

/** How many there are, by the list. */
async function count(path: string): Promise<number> {
  const { items } = (await (await owner.get(`/api/v1${path}`)).json()) as { items: unknown[] }
  return items.length
}

describe.each(ROUTES)('POST $path', ({ path, body, secret }) => {
  const post = () => owner.post(`/api/v1${path}`, body, KEY)

  it('makes one, and shows its secret again to who has the key', async () => {
    const before = await count(path)
    const first = await bodyOf(await post())
    const again = await post()
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
    expect(await bodyOf(again)).toEqual(first)
    expect(first[secret]).toMatch(/\w{5}/)
    expect(await count(path)).toBe(before + 1)
  })

  it('makes one where the answer was lost, and its secret is good', async () => {
    const before = await count(path)
    loseAnswers = true
    const first = await bodyOf(await post())
    loseAnswers = false
    const again = await post()
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, null])
    const second = await bodyOf(again)
    expect(second.id).toBe(first.id)
    expect(await count(path)).toBe(before + 1)
    if (path === '/tokens') {
      const status = async (token = '') =>
        (await app.request('/api/v1/sessions', { headers: { authorization: `Bearer ${token}` } })).status
      expect([await status(first.secret), await status(second.secret)]).toEqual([401, 200])
    }
    if (path === '/users') {
      const signIn = { email: 'ada@example.org', password: second.password }
      expect((await app.browser().post('/api/v1/auth/sign-in', signIn)).status).toBe(200)
    }
  })
})

it('makes a new secret of a webhook once', async () => {
  const { id } = await bodyOf(await owner.post('/api/v1/webhooks', ROUTES[3]?.body))
  const path = `/api/v1/webhooks/${id}/secret`
  const first = await bodyOf(await owner.post(path, {}, KEY))
  expect(await bodyOf(await owner.post(path, {}, KEY))).toEqual(first)
  expect((await app.stores.webhooks.find(id ?? ''))?.secret).toBe(first.secret)
})

it('gives one export of a session, also where the answer was lost and it is over', async () => {
  const { id } = await bodyOf(await owner.post('/api/v1/sessions', { course: 'intro' }))
  const path = `/api/v1/sessions/${id}/exports`
  loseAnswers = true
  const first = await bodyOf(await owner.post(path, {}, KEY))
  await app.jobs.cancel(first.id ?? '')
  loseAnswers = false
  const again = await bodyOf(await owner.post(path, {}, KEY))
  expect([again.id, again.state]).toEqual([first.id, 'cancelled'])
  expect(await count(`/sessions/${id}/exports`)).toBe(1)
})

describe('POST /course-imports', () => {
  const archive = zipFile({ 'ships/slides.md': '# One\n' })
  const send = (bytes: Buffer, digest = 'sha-256=:one:') =>
    owner.send('/api/v1/course-imports?course=ships', {
      method: 'POST',
      headers: {
        ...KEY,
        origin: PUBLIC_URL,
        'content-type': 'application/zip',
        'content-length': String(bytes.length),
        'content-digest': digest,
      },
      body: new Uint8Array(bytes),
    })

  it('takes an upload once', async () => {
    const first = await send(archive)
    expect(first.status).toBe(202)
    const again = await send(archive)
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([202, 'true'])
    expect(await bodyOf(again)).toEqual(await bodyOf(first))
    expect(again.headers.get('location')).toBe(first.headers.get('location'))
  })

  it('takes it once where the answer was lost, though the course is there by now', async () => {
    loseAnswers = true
    const { id } = await bodyOf(await send(archive))
    mkdirSync(join(place, 'content/ships'))
    loseAnswers = false
    const again = await send(archive)
    expect([again.status, (await bodyOf(again)).id]).toEqual([202, id])
    expect(await app.stores.jobs.list({ kind: 'import-course', limit: 9 })).toHaveLength(1)
  })

  it('refuses what is said to be another archive', async () => {
    await send(archive)
    expect((await send(Buffer.concat([archive, archive]))).status).toBe(422)
    expect((await send(archive, 'sha-256=:two:')).status).toBe(422)
  })
})
