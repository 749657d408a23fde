import { expect, test } from 'vitest'
import { createApp } from './main.ts'

const send = (app: ReturnType<typeof createApp>, body: unknown) =>
  app.request('/bookings', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

const list = async (app: ReturnType<typeof createApp>, query = '') => (await app.request(`/bookings${query}`)).json()

test('a name that contradicts the contact is refused', async () => {
  const app = createApp()
  expect((await send(app, { name: 'Ada', contact: { name: 'Bob' } })).status).toBe(400)
  expect((await send(app, { name: 'Ada', contact: { name: 'Ada' } })).status).toBe(201)
})

test('the limits of old are still there', async () => {
  const app = createApp()
  for (const seats of [0, 6, 1.5, '2']) expect((await send(app, { name: 'Ada', seats })).status).toBe(400)
  expect((await send(app, { seats: 2 })).status).toBe(400)
  expect((await send(app, { name: '' })).status).toBe(400)
  expect(await list(app)).toEqual([])
})

test('old clients never see a status that they do not know', async () => {
  const app = createApp()
  await send(app, { name: 'Ada', seats: 5 })
  await send(app, { name: 'Bob', seats: 5 })
  await send(app, { contact: { name: 'Eve' }, waitlist: true })
  expect((await list(app)).map((one) => one.status)).toEqual(['confirmed', 'confirmed'])
  expect((await list(app, '?limit=10')).length).toBe(2)
})

test('who waits takes no seat', async () => {
  const app = createApp()
  await send(app, { name: 'Ada', seats: 5 })
  await send(app, { name: 'Bob', seats: 4 })
  expect((await (await send(app, { contact: { name: 'Eve' }, seats: 3, waitlist: true })).json()).status).toBe('waitlisted')
  expect((await (await send(app, { name: 'Cy', seats: 1 })).json()).status).toBe('confirmed')
})

test('the next page keeps what was asked for, and the last page has none', async () => {
  const app = createApp()
  await send(app, { name: 'Ada', seats: 5 })
  await send(app, { name: 'Bob', seats: 5 })
  await send(app, { contact: { name: 'Eve' }, waitlist: true })
  const first = await app.request('/bookings?limit=2&include=waitlisted')
  const next = first.headers.get('link')!.match(/<([^>]+)>; rel="next"/)![1]!
  const second = await app.request(next)
  expect((await second.json()).map((one) => one.name)).toEqual(['Eve'])
  expect(second.headers.get('link')).toBe(null)
})
