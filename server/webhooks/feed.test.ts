import { beforeEach, describe, expect, it } from 'vitest'
import { type Browser, HttpApp } from '../../tests/support/http-app.ts'
import { WebhookFeed } from './feed.ts'

let app: HttpApp
let owner: Browser
let host: Browser

beforeEach(async () => {
  app = await HttpApp.open()
  owner = await app.owner()
  host = await app.instructor('ida@example.org')
})

const EVENTS = ['session.created', 'session.started', 'session.ended']

async function webhook(browser: Browser, events = EVENTS): Promise<string> {
  const answer = await browser.post('/api/v1/webhooks', { url: 'https://example.org/hook', events })
  return ((await answer.json()) as { id: string }).id
}

/** What waits to be delivered to a webhook, in the order in which it happened. */
async function waiting(id: string): Promise<string[]> {
  await app.feed.settle()
  const jobs = await app.stores.jobs.list({ lane: id, limit: 100 })
  return jobs
    .map(({ payload }) => (payload as { message: { type: string; timestamp: string } }).message)
    .sort((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp))
    .map(({ type }) => type)
}

describe('what happens in a session', () => {
  it('is delivered to the webhooks of its account that want it', async () => {
    const all = await webhook(host)
    const ends = await webhook(host, ['session.ended'])
    const { id } = await host.createSession()
    app.clock.advance(1)
    await app.submit(id, { type: 'session.start' })
    app.clock.advance(1)
    await app.submit(id, { type: 'session.end' }, await hostOf(id))
    expect(await waiting(all)).toEqual(EVENTS)
    expect(await waiting(ends)).toEqual(['session.ended'])
  })

  it('is not told to other instructors, but to the owner of the installation', async () => {
    const others = await webhook(await app.instructor('otto@example.org'))
    const owners = await webhook(owner)
    await host.createSession()
    expect(await waiting(others)).toEqual([])
    expect(await waiting(owners)).toEqual(['session.created'])
  })

  it('is not told to who was an owner, or has no account any more', async () => {
    const ivo = await app.instructor('ivo@example.org')
    const account = '/api/v1/users/ivo@example.org'
    await owner.send(account, patch({ role: 'owner' }))
    const hook = await webhook(ivo)
    await host.createSession()
    expect(await waiting(hook)).toEqual(['session.created'])
    await owner.send(account, patch({ role: 'instructor' }))
    await host.createSession()
    expect(await waiting(hook)).toEqual(['session.created'])
    const { id } = await ivo.createSession()
    expect(await waiting(hook)).toHaveLength(2)
    await owner.send(account, patch({ active: false }))
    await app.submit(id, { type: 'session.start' })
    await owner.send(account, patch({ active: true }))
    await app.submit(id, { type: 'session.end' }, await hostOf(id))
    expect(await waiting(hook)).toHaveLength(2)
    expect(await app.stores.webhooks.find(hook)).toMatchObject({
      active: false,
      disabledReason: 'The account was deactivated.',
    })
  })

  it('is not told when it was before the webhook, or while it was off', async () => {
    const { id } = await host.createSession()
    app.clock.advance(1)
    const hook = await webhook(host)
    await host.send(`/api/v1/webhooks/${hook}`, patch({ active: false }))
    await app.submit(id, { type: 'session.start' })
    app.clock.advance(1)
    await host.send(`/api/v1/webhooks/${hook}`, patch({ active: true }))
    await app.submit(id, { type: 'session.end' }, await hostOf(id))
    expect(await waiting(hook)).toEqual(['session.ended'])
  })

  it('is delivered once, though the server dies before the mark is set', async () => {
    const hook = await webhook(host)
    const { id } = await host.createSession()
    await app.feed.settle()
    const { stores, jobs, clock } = app
    const { setMark } = stores.webhooks
    stores.webhooks.setMark = () => new Promise(() => undefined)
    await app.submit(id, { type: 'session.start' })
    await expect.poll(async () => (await stores.jobs.list({ lane: hook, limit: 9 })).length).toBe(2)
    stores.webhooks.setMark = setMark
    const next = new WebhookFeed({ stores, jobs, clock, log: { error: () => undefined } })
    await next.catchUp()
    expect((await stores.jobs.list({ lane: hook, limit: 9 })).length).toBe(2)
    expect(await stores.webhooks.mark(id)).toBeGreaterThan(1)
  })

  it('is delivered after the next start, though nobody watched, and the session is over', async () => {
    const hook = await webhook(host)
    const { id } = await host.createSession()
    await app.feed.settle()
    // Written to the log as by a server that dies before it has done anything else.
    const { stores, jobs, clock } = app
    const seq = (await stores.log.read(id, 0)).length
    const at = clock.now()
    const entry = { at, v: 1, actor: { kind: 'system' as const } }
    await stores.log.append(id, [
      { ...entry, seq: seq + 1, event: { type: 'session.started' } },
      { ...entry, seq: seq + 2, event: { type: 'session.ended', reason: 'host' } },
    ])
    expect(await waiting(hook)).toEqual(['session.created'])
    await new WebhookFeed({ stores, jobs, clock, log: { error: () => undefined } }).catchUp()
    expect((await waiting(hook)).toSorted()).toEqual(EVENTS.toSorted())
  })

  it('is delivered once the store is there again', async () => {
    const hook = await webhook(host)
    const { id } = await host.createSession()
    await app.feed.settle()
    const { add } = app.stores.jobs
    app.stores.jobs.add = () => Promise.reject(new Error('away'))
    await app.submit(id, { type: 'session.start' })
    expect(await waiting(hook)).toEqual(['session.created'])
    app.stores.jobs.add = add
    app.clock.advance(10_000)
    expect((await waiting(hook)).toSorted()).toEqual(['session.created', 'session.started'])
  })

  it('costs nothing where there are no webhooks', async () => {
    let reads = 0
    const { mark } = app.stores.webhooks
    app.stores.webhooks.mark = (session) => {
      reads += 1
      return mark(session)
    }
    const { id } = await host.createSession()
    await app.submit(id, { type: 'session.start' })
    await app.feed.settle()
    expect(reads).toBe(0)
  })
})

const patch = (body: object) => ({
  method: 'PATCH',
  headers: { 'content-type': 'application/json', origin: 'https://class.example.org' },
  body: JSON.stringify(body),
})

async function hostOf(session: string) {
  const room = await app.rooms.open(session)
  return { kind: 'participant' as const, id: room?.state.lifecycle.host ?? '' }
}
