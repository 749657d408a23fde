import { expect, test } from 'vitest'
import { Hono } from 'hono'
import { cached, TtlCache, type Answer } from './cache'

function make() {
  let calls = 0
  const cache = new TtlCache<Answer>({ ttlMs: 1000, maxEntries: 10 })
  const app = new Hono()
  app.use('*', cached(cache))
  app.get('/text', (c) => c.text(`call ${++calls}`))
  app.get('/login', (c) => c.text(`call ${++calls}`, 200, { 'set-cookie': 'session=ada' }))
  app.get('/broken', (c) => c.text(`call ${++calls}`, calls === 1 ? 500 : 200))
  app.post('/text', (c) => c.text(`call ${++calls}`))
  const ask = async (path: string, init?: RequestInit) => (await app.request(path, init)).text()
  return { app, ask }
}

test('only GET is answered from the cache', async () => {
  const { ask } = make()
  expect(await ask('/text')).toBe('call 1')
  expect(await ask('/text', { method: 'POST' })).toBe('call 2')
  expect(await ask('/text', { method: 'POST' })).toBe('call 3')
  expect(await ask('/text')).toBe('call 1')
})

test('an error is not kept', async () => {
  const { ask } = make()
  expect(await ask('/broken')).toBe('call 1')
  expect(await ask('/broken')).toBe('call 2')
  expect(await ask('/broken')).toBe('call 2')
})

test('an answer for one person is neither kept nor given to another', async () => {
  const { ask } = make()
  expect(await ask('/text', { headers: { authorization: 'Bearer ada' } })).toBe('call 1')
  expect(await ask('/text')).toBe('call 2')
  expect(await ask('/text', { headers: { authorization: 'Bearer ada' } })).toBe('call 3')
})

test('an answer that sets a cookie is not kept', async () => {
  const { ask } = make()
  await ask('/login')
  expect(await ask('/login')).toBe('call 2')
})

test('values that are falsy are values', () => {
  const cache = new TtlCache<number>({ ttlMs: 1000, maxEntries: 10 })
  cache.set('zero', 0)
  expect(cache.get('zero')).toBe(0)
})
