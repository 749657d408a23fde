import { beforeEach, expect, it } from 'vitest'
import { type Browser, HttpApp, problemOf } from '../../tests/support/http-app.ts'
import { DELIVER } from '../webhooks/delivery.ts'

/** The lists of an account that come in pages as all lists do (see listing.test.ts). */

let app: HttpApp
let owner: Browser

beforeEach(async () => {
  app = await HttpApp.open()
  owner = await app.owner()
})

interface Page {
  items: Record<string, unknown>[]
  next?: string
  total?: number
}

const page = async (path: string) => (await (await owner.get(path)).json()) as Page

/** Everything of a list, by pages of two. */
async function all(path: string, field: string): Promise<unknown[]> {
  const found: unknown[] = []
  for (let next: string | undefined = `${path}${path.includes('?') ? '&' : '?'}limit=2`; next; ) {
    const { items, next: following } = await page(next)
    expect(items.length).toBeLessThanOrEqual(2)
    found.push(...items.map((item) => item[field]))
    next = following
  }
  return found
}

it.each([
  ['/tokens', { scopes: ['sessions:read'] }],
  ['/service-clients', { scopes: ['reports:read'] }],
])('%s comes in pages, newest first or by name', async (path, body) => {
  for (const name of ['Beta', 'Alpha', 'Gamma']) {
    app.clock.advance(1_000)
    await owner.post(`/api/v1${path}`, { name, ...body })
  }
  expect(await all(`/api/v1${path}`, 'name')).toEqual(['Gamma', 'Alpha', 'Beta'])
  expect(await all(`/api/v1${path}?sort=name`, 'name')).toEqual(['Alpha', 'Beta', 'Gamma'])
  expect((await page(`/api/v1${path}?limit=1`)).total).toBe(3)
})

it('/users comes in pages, oldest first or by name, and by whether they are active', async () => {
  for (const name of ['Bea', 'Ada', 'Cem']) {
    app.clock.advance(1_000)
    await owner.post('/api/v1/users', { name, email: `${name}@example.org` })
  }
  expect(await all('/api/v1/users', 'name')).toEqual(['Olga Owner', 'Bea', 'Ada', 'Cem'])
  expect(await all('/api/v1/users?sort=-name', 'name')).toEqual(['Olga Owner', 'Cem', 'Bea', 'Ada'])
  const bea = (await app.stores.accounts.listUsers()).find(({ name }) => name === 'Bea')
  await app.stores.accounts.changeUser(bea?.id ?? '', { deactivatedAt: 1 })
  expect(await all('/api/v1/users?active=false', 'name')).toEqual(['Bea'])
  expect((await page('/api/v1/users?active=true')).total).toBe(3)
})

it('/webhooks and their deliveries come in pages, and by state', async () => {
  const wish = { url: 'https://example.org/hook', events: ['session.started'] }
  for (const description of ['one', 'two', 'three']) {
    app.clock.advance(1_000)
    await owner.post('/api/v1/webhooks', { ...wish, description })
  }
  expect(await all('/api/v1/webhooks', 'description')).toEqual(['one', 'two', 'three'])
  expect(await all('/api/v1/webhooks?active=false', 'description')).toEqual([])
  const lane = String((await page('/api/v1/webhooks')).items[0]?.id)
  for (const id of ['m1', 'm2', 'm3']) {
    app.clock.advance(1_000)
    const message = { type: 'session.started', timestamp: new Date(0).toISOString(), data: {} }
    const now = app.clock.now()
    const payload = { webhook: lane, message }
    await app.stores.jobs.add({ id, kind: DELIVER, payload, lane, runAt: now, createdAt: now })
  }
  await app.jobs.cancel('m2')
  const path = `/api/v1/webhooks/${lane}/deliveries`
  expect(await all(path, 'id')).toEqual(['m3', 'm2', 'm1'])
  expect(await all(`${path}?state=waiting&sort=createdAt`, 'id')).toEqual(['m1', 'm3'])
  expect((await problemOf(await owner.get(`${path}?state=lost`))).errors?.[0]?.path).toBe('state')
})
