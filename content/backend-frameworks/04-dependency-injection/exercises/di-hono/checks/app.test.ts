import { expect, test } from 'vitest'
import { FakeRates, FixedClock } from './fakes.ts'
import { createApp } from './main.ts'

test('the app uses the rates that it is given', async () => {
  const app = createApp({ rates: new FakeRates(3), clock: new FixedClock() })
  const { books } = await (await app.request('/books?currency=ABC')).json()
  expect(books.map((book) => book.price)).toEqual([24, 60])
})

test('the app uses the clock that it is given', async () => {
  const app = createApp({ rates: new FakeRates(), clock: new FixedClock('2026-01-07T12:00:00Z') })
  const { at } = await (await app.request('/books')).json()
  expect(at).toBe('2026-01-07T12:00:00.000Z')
})

test('two apps do not share anything', async () => {
  const one = createApp({ rates: new FakeRates(1), clock: new FixedClock() })
  const two = createApp({ rates: new FakeRates(2), clock: new FixedClock() })
  expect((await (await one.request('/books/1')).json()).price).toBe(8)
  expect((await (await two.request('/books/1')).json()).price).toBe(16)
  expect((await (await one.request('/books/1')).json()).price).toBe(8)
})

test('in one request a rate is asked for once', async () => {
  const rates = new FakeRates()
  await createApp({ rates, clock: new FixedClock() }).request('/books?currency=USD')
  expect(rates.asked).toEqual(['USD'])
})
