import { expect, test } from 'vitest'
import { app } from './main'

const post = (body: unknown) =>
  app.request('/books', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const count = async () => ((await (await app.request('/books')).json()) as unknown[]).length

test('what was refused is not kept', async () => {
  const before = await count()
  expect((await post({ title: 'Emma', price: 1, cost: 1 })).status).toBe(409)
  expect((await post({ title: 'Faust', price: -1, cost: 1 })).status).toBe(422)
  expect((await post({ title: 'Faust', price: '1', cost: 1 })).status).toBe(422)
  expect((await post(['Faust', 1, 1])).status).toBe(422)
  expect(await count()).toBe(before)
})

test('bounds are exact', async () => {
  expect((await post({ title: 'x'.repeat(201), price: 1, cost: 1 })).status).toBe(422)
  expect((await post({ title: 'x'.repeat(200), price: 0, cost: 0 })).status).toBe(201)
})

test('a field that nobody asked for does not come back', async () => {
  const answer = await post({ title: 'Woyzeck', price: 1, cost: 1, id: 77, admin: true })
  expect(answer.status).toBe(201)
  const book = (await answer.json()) as Record<string, unknown>
  expect(book.id).not.toBe(77)
  expect(Object.keys(book).toSorted()).toEqual(['id', 'price', 'title'])
})
