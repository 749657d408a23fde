import { describe, expect, it } from 'vitest'
import { HttpApp, problemOf } from '../../tests/support/http-app.ts'
import { StoreUnavailable } from '../ports/session-log.ts'
import { KEY_LIFETIME_MS } from './idempotency.ts'

const SESSIONS = '/api/v1/sessions'
const BODY = { course: 'intro', title: 'Monday' }
const KEY = { 'idempotency-key': '"8e03978e-40d5-43e8-bc93-6894a57f9324"' }

async function opened() {
  const app = await HttpApp.open()
  const owner = await app.owner()
  const post = (body: object = BODY, headers: Record<string, string> = KEY) =>
    owner.post(SESSIONS, body, headers)
  const sessions = () => app.stores.directory.count({})
  return { app, owner, post, sessions }
}

describe('a request with an Idempotency-Key', () => {
  it('is carried out once, and answered again as it was', async () => {
    const { app, post, sessions } = await opened()
    const first = await post()
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([201, null])
    app.clock.advance(1_000)
    const second = await post(BODY, { 'idempotency-key': '8e03978e-40d5-43e8-bc93-6894a57f9324' })
    expect([second.status, second.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect(await second.text()).toBe(await first.text())
    expect(await sessions()).toBe(1)
  })

  it('is carried out once where it is sent twice at the same time', async () => {
    const { post, sessions } = await opened()
    const answers = await Promise.all([post(), post(), post({ ...BODY, title: 'Other' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 422])
    const waiting = answers.find(({ status }) => status === 409)
    expect(waiting?.headers.get('retry-after')).toBe('1')
    expect(await sessions()).toBe(1)
    expect((await post()).headers.get('idempotency-replayed')).toBe('true')
  })

  it('is refused with another body, and belongs to its account', async () => {
    const { app, post, sessions } = await opened()
    await post()
    const refused = await problemOf(await post({ ...BODY, title: 'Tuesday' }))
    expect(refused).toMatchObject({ status: 422, errors: [{ path: 'Idempotency-Key' }] })
    const ida = await app.instructor('ida@example.org')
    const own = await ida.post(SESSIONS, { course: 'intro' }, KEY)
    expect([own.status, own.headers.get('idempotency-replayed')]).toEqual([201, null])
    expect(await sessions()).toBe(2)
  })

  it('may be used again after a refusal, and after a day', async () => {
    const { app, post, sessions } = await opened()
    expect((await post({ course: 'nothing' })).status).toBe(422)
    expect((await post()).status).toBe(201)
    app.clock.advance(KEY_LIFETIME_MS)
    expect((await post({ ...BODY, title: 'Next day' })).status).toBe(201)
    expect(await sessions()).toBe(2)
  })

  it.each([['a b'], ['"'.padEnd(300, 'x')], [' ']])('is refused where the key is %j', async (key) => {
    const { post, sessions } = await opened()
    const refused = await problemOf(await post(BODY, { 'idempotency-key': key }))
    expect(refused).toMatchObject({ status: 400, detail: expect.stringContaining('Idempotency-Key') })
    expect(await sessions()).toBe(0)
  })

  it('of somebody who is not signed in is answered like any other', async () => {
    const { app } = await opened()
    expect((await app.browser().post(SESSIONS, BODY, KEY)).status).toBe(401)
  })
})

describe('a request that was cut off', () => {
  it('makes nothing twice where only its answer was lost', async () => {
    const { app, post, sessions } = await opened()
    const { settle } = app.stores.idempotencyKeys
    app.stores.idempotencyKeys.settle = async () => {
      throw new StoreUnavailable('the disk is full')
    }
    const first = (await (await post()).json()) as { id: string }
    app.stores.idempotencyKeys.settle = settle
    const again = await post()
    expect(again.status).toBe(201)
    expect(((await again.json()) as { id: string }).id).toBe(first.id)
    expect(await sessions()).toBe(1)
  })

  it('makes nothing twice where the server does not know whether it was stored', async () => {
    const { app, post, sessions } = await opened()
    const { directory } = app.stores
    const create = directory.create.bind(directory)
    directory.create = async (...args) => {
      await create(...args)
      throw new StoreUnavailable('the store was closed')
    }
    expect((await post()).status).toBe(503)
    directory.create = create
    expect((await post()).status).toBe(201)
    expect(await sessions()).toBe(1)
  })

  it('can be sent again where nothing was stored', async () => {
    const { app, post, sessions } = await opened()
    app.stores.diskFull = true
    expect((await post()).status).toBe(503)
    app.stores.diskFull = false
    expect((await post()).status).toBe(201)
    expect(await sessions()).toBe(1)
  })
})

it('stores neither keys nor what was answered in a form that can be read', async () => {
  const { app, post } = await opened()
  const stored: unknown[] = []
  const { claim, settle } = app.stores.idempotencyKeys
  app.stores.idempotencyKeys.claim = (request, now) => {
    stored.push(request)
    return claim(request, now)
  }
  app.stores.idempotencyKeys.settle = (key, answer) => {
    stored.push(key, Buffer.from(answer).toString('latin1'))
    return settle(key, answer)
  }
  const { links } = (await (await post()).json()) as { links: { cohost: string } }
  expect(stored).toHaveLength(3)
  const text = JSON.stringify(stored)
  expect(text).not.toContain('8e03978e')
  expect(text).not.toContain(links.cohost.split('/i/')[1])
})
