import { Webhook as Verifier } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type {
  CreatedWebhook,
  WebhookBody,
  WebhookDelivery,
  WebhookTried,
} from '../../shared/wire/webhook-bodies.ts'
import { type Browser, HttpApp, PUBLIC_URL, problemOf } from '../../tests/support/http-app.ts'
import { answering, WebhookReceiver } from '../../tests/support/webhook-receiver.ts'

const PATH = '/api/v1/webhooks'
const WISH = { url: 'https://example.org/hook', events: ['session.started'] }

let app: HttpApp
let ida: Browser
let receiver: WebhookReceiver

beforeEach(async () => {
  receiver = await WebhookReceiver.start()
  app = await HttpApp.open({ webhooks: { privateTargets: 'allow' } })
  // Receivers look at the time of signatures.
  app.clock.advance(Date.now() - app.clock.now())
  ida = await app.instructor('ida@example.org')
})

afterEach(async () => {
  await app.jobs.close()
  await receiver.stop()
})

const call = (browser: Browser, method: string, path: string, body?: object) =>
  browser.send(path, {
    method,
    headers: { origin: PUBLIC_URL, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })

async function add(browser: Browser, wish: object = WISH): Promise<CreatedWebhook> {
  const answer = await browser.post(PATH, wish)
  expect(answer.status).toBe(201)
  return (await answer.json()) as CreatedWebhook
}

async function deliveries(id: string): Promise<WebhookDelivery[]> {
  const answer = await ida.get(`${PATH}/${id}/deliveries`)
  return ((await answer.json()) as { items: WebhookDelivery[] }).items
}

describe('webhooks', () => {
  it('are made, and their secret is in no later answer', async () => {
    const made = await add(ida, { ...WISH, description: 'Grades' })
    expect(made).toMatchObject({ ...WISH, description: 'Grades', active: true, account: 'ida@example.org' })
    expect(made.secret).toMatch(/^whsec_/)
    const { secret, ...rest } = made
    expect(await (await ida.get(PATH)).json()).toEqual({ items: [rest], total: 1 })
    expect(await (await ida.get(`${PATH}/${made.id}`)).json()).toEqual(rest)
    expect(JSON.stringify(app.logged)).not.toContain(secret)
  })

  it('are of one account, and the owner of the installation sees to all', async () => {
    const made = await add(ida)
    const owner = await app.owner()
    const other = await app.instructor('otto@example.org')
    expect(await (await other.get(PATH)).json()).toMatchObject({ items: [] })
    for (const [method, path] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/test'],
      ['POST', '/secret'],
      ['GET', '/deliveries'],
      ['POST', '/deliveries/x/redeliver'],
    ] as const) {
      const body = method === 'PATCH' ? {} : undefined
      const path_ = `${PATH}/${made.id}${path}`
      expect((await problemOf(await call(other, method, path_, body))).status, path).toBe(404)
      expect((await problemOf(await call(app.browser(), method, path_, body))).status, path).toBe(401)
    }
    expect(((await (await owner.get(PATH)).json()) as { items: WebhookBody[] }).items).toHaveLength(1)
    expect((await call(owner, 'DELETE', `${PATH}/${made.id}`)).status).toBe(204)
    expect((await ida.get(`${PATH}/${made.id}`)).status).toBe(404)
  })

  it('are refused with what is wrong', async () => {
    const bad: [object, string, string][] = [
      [{ ...WISH, url: 'ftp://example.org' }, 'url', 'begins with https://'],
      [{ ...WISH, url: 'https://me:pw@example.org' }, 'url', 'name or password'],
      [{ ...WISH, url: ' ' }, 'url', 'Say where to send to.'],
      [{ ...WISH, events: [] }, 'events', 'at least one'],
      [{ ...WISH, events: ['session.started', 'session.started'] }, 'events', 'once'],
      [{ ...WISH, events: ['room.burned'] }, 'events', ''],
      [{ ...WISH, description: 'x'.repeat(201) }, 'description', ''],
    ]
    for (const [wish, field, message] of bad) {
      const problem = await problemOf(await ida.post(PATH, wish))
      expect(problem.status).toBe(422)
      expect(problem.errors?.[0]?.path, JSON.stringify(wish)).toContain(field)
      expect(problem.errors?.[0]?.message).toContain(message)
    }
    const made = await add(ida)
    const changed = await call(ida, 'PATCH', `${PATH}/${made.id}`, { url: 'nowhere' })
    expect((await problemOf(changed)).errors?.[0]?.path).toBe('url')
    for (let count = 1; count < 20; count += 1) await add(ida)
    expect((await problemOf(await ida.post(PATH, WISH))).detail).toContain('at most 20')
  })

  it('may not lead inside unless the settings let them', async () => {
    const strict = await HttpApp.open()
    const owner = await strict.owner()
    for (const url of ['https://127.0.0.1/', 'https://[::1]/', 'https://10.0.0.1/', receiver.url]) {
      expect((await problemOf(await owner.post(PATH, { ...WISH, url }))).errors?.[0]?.path).toBe('url')
    }
  })

  it('are tried, signed, and the answer says what came of it', async () => {
    const made = await add(ida, { ...WISH, url: receiver.url })
    const test = async () => (await (await ida.post(`${PATH}/${made.id}/test`)).json()) as WebhookTried
    expect(await test()).toMatchObject({ ok: true, status: 204 })
    const [got] = receiver.received
    expect(got?.headers['user-agent']).toBe('Lectern/0.0.0')
    expect(new Verifier(made.secret).verify(got?.body ?? '', got?.headers ?? {})).toMatchObject({
      type: 'webhook.test',
      data: { webhook: made.id },
    })
    receiver.answers.push(answering(500))
    expect(await test()).toMatchObject({ ok: false, status: 500, error: 'The receiver answered 500.' })
    for (let count = 2; count < 10; count += 1) await test()
    const refused = await ida.post(`${PATH}/${made.id}/test`)
    expect((await problemOf(refused)).status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('60')
  })

  it('get a new secret, and the old one signs beside it for a day', async () => {
    const made = await add(ida, { ...WISH, url: receiver.url })
    const answer = await ida.post(`${PATH}/${made.id}/secret`)
    const { secret, previousUntil } = (await answer.json()) as { secret: string; previousUntil: number }
    expect(previousUntil).toBe(app.clock.now() + 24 * 3_600_000)
    await ida.post(`${PATH}/${made.id}/test`)
    app.clock.advance(24 * 3_600_000)
    await ida.post(`${PATH}/${made.id}/test`)
    const signatures = receiver.received.map(({ headers }) => headers['webhook-signature']?.split(' ').length)
    expect(signatures).toEqual([2, 1])
    const [got] = receiver.received
    for (const one of [secret, made.secret]) {
      expect(new Verifier(one).verify(got?.body ?? '', got?.headers ?? {})).toBeDefined()
    }
  })
})

describe('deliveries', () => {
  /** The timer of what is due may be set only now: time goes on a little each time. */
  const arrived = (count: number) =>
    vi.waitUntil(() => {
      app.clock.advance(1)
      return receiver.received.length >= count
    })
  const state = (id: string, wanted: string) =>
    vi.waitUntil(async () => (await deliveries(id))[0]?.state === wanted)

  async function started(): Promise<CreatedWebhook> {
    const made = await add(ida, { ...WISH, url: receiver.url })
    await app.jobs.start()
    const session = await ida.createSession()
    await app.submit(session.id, { type: 'session.start' })
    return made
  }

  it('are tried again under the same id until they are taken', async () => {
    receiver.answers.push(answering(503), (response) => response.destroy(), answering(302))
    const made = await started()
    await arrived(1)
    await vi.waitUntil(async () => (await deliveries(made.id))[0]?.error !== undefined)
    const [first] = await deliveries(made.id)
    expect(first).toMatchObject({
      type: 'session.started',
      state: 'waiting',
      attempts: 1,
      error: 'The receiver answered 503.',
    })
    expect((first?.nextAttemptAt ?? 0) - app.clock.now()).toBeGreaterThanOrEqual(5_000)
    for (const [delay, count] of [
      [6_000, 2],
      [6 * 60_000, 3],
      [36 * 60_000, 4],
    ] as const) {
      await vi.waitUntil(async () => (await deliveries(made.id))[0]?.state === 'waiting')
      app.clock.advance(delay)
      await arrived(count)
    }
    await state(made.id, 'done')
    const [last] = await deliveries(made.id)
    expect(last).toMatchObject({ attempts: 4, status: 204 })
    expect(last?.error).toBeUndefined()
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set([last?.id]),
    )
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
    const again = await ida.post(`${PATH}/${made.id}/deliveries/${last?.id}/redeliver`)
    expect((await problemOf(again)).status).toBe(409)
  })

  it('end where the receiver is gone, and it is turned off; they can be delivered again', async () => {
    receiver.answers.push(answering(410))
    const made = await started()
    await state(made.id, 'failed')
    const off = (await (await ida.get(`${PATH}/${made.id}`)).json()) as WebhookBody
    expect(off).toMatchObject({ active: false, disabledReason: expect.stringContaining('410 Gone') })
    const on = await call(ida, 'PATCH', `${PATH}/${made.id}`, { active: true })
    expect((await on.json()) as WebhookBody).toEqual({ ...off, active: true, disabledReason: undefined })
    const [failed] = await deliveries(made.id)
    const again = `${PATH}/${made.id}/deliveries/${failed?.id}/redeliver`
    expect((await ida.post(again)).status).toBe(202)
    await state(made.id, 'done')
    expect(receiver.received).toHaveLength(2)
    expect((await ida.post(`${PATH}/${made.id}/deliveries/none/redeliver`)).status).toBe(404)
  })

  it('go nowhere when a name leads inside by the time of sending, and are not tried again', async () => {
    const asked: string[] = []
    const resolve = async (host: string) => {
      asked.push(host)
      return host.startsWith('meta') ? ['169.254.169.254'] : ['93.184.215.14', '127.0.0.1']
    }
    const strict = await HttpApp.open({ webhooks: { privateTargets: 'refuse', resolve } })
    const owner = await strict.owner()
    const hooks = [
      await add(owner, { ...WISH, url: `https://meta.example.org:${receiver.port}/` }),
      await add(owner, { ...WISH, url: `https://mixed.example.org:${receiver.port}/` }),
    ]
    await strict.jobs.start()
    const session = await owner.createSession()
    await strict.submit(session.id, { type: 'session.start' })
    for (const { id } of hooks) {
      const last = async () => (await strict.stores.jobs.list({ lane: id, limit: 1 }))[0]
      await vi.waitUntil(async () => (await last())?.state === 'failed')
      expect(await last()).toMatchObject({
        attempts: 1,
        error: expect.stringContaining('is not on the public internet'),
      })
      const tried = (await (await owner.post(`${PATH}/${id}/test`)).json()) as WebhookTried
      expect(tried).toMatchObject({ ok: false, error: expect.stringContaining('LECTERN_WEBHOOK_PRIVATE') })
    }
    expect(asked).toHaveLength(4)
    expect(receiver.received).toEqual([])
    await strict.jobs.close()
  })

  it('that wait are not sent to a webhook that was turned off or deleted meanwhile', async () => {
    const off = await add(ida, { ...WISH, url: receiver.url })
    const gone = await add(ida, { ...WISH, url: receiver.url })
    const session = await ida.createSession()
    await app.submit(session.id, { type: 'session.start' })
    await app.feed.settle()
    await call(ida, 'PATCH', `${PATH}/${off.id}`, { active: false })
    await call(ida, 'DELETE', `${PATH}/${gone.id}`)
    await app.jobs.start()
    await state(off.id, 'failed')
    const last = async () => (await app.stores.jobs.list({ lane: gone.id, limit: 1 }))[0]
    await vi.waitUntil(async () => (await last())?.state === 'failed')
    expect((await last())?.error).toBe('The webhook was deleted.')
    expect(receiver.received).toEqual([])
  })

  it('of one receiver that does not answer hold up no other', async () => {
    const dead = await add(ida, { ...WISH, url: receiver.url })
    const other = await WebhookReceiver.start()
    await add(ida, { ...WISH, url: other.url })
    receiver.answers.push(...Array.from({ length: 60 }, () => () => undefined))
    await app.jobs.start()
    for (let count = 0; count < 60; count += 1) {
      const session = await ida.createSession()
      await app.submit(session.id, { type: 'session.start' })
    }
    await vi.waitUntil(() => other.received.length === 60, { timeout: 10_000 })
    const running = await app.stores.jobs.list({ lane: dead.id, state: 'running', limit: 100 })
    expect(running).toHaveLength(2)
    await other.stop()
  })
})
