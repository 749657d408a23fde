import { expect, test } from 'vitest'
import { FakeRates, FixedClock } from './fakes.ts'
import { createApp } from './main.ts'

test('the next request asks again: rates change', async () => {
  const rates = new FakeRates()
  const app = createApp({ rates, clock: new FixedClock() })
  await app.request('/books')
  await app.request('/books/1')
  expect(rates.asked).toEqual(['EUR', 'EUR'])
})

test('requests at the same time do not see each other’s currency', async () => {
  const rates = new FakeRates()
  const app = createApp({ rates, clock: new FixedClock() })
  const answers = await Promise.all(
    ['USD', 'CHF', 'EUR'].map(async (currency) => (await app.request(`/books?currency=${currency}`)).json()),
  )
  expect(answers.map(({ books }) => books[0].currency)).toEqual(['USD', 'CHF', 'EUR'])
  expect([...rates.asked].sort()).toEqual(['CHF', 'EUR', 'USD'])
})

test('the clock is read when there is a request, not when the app is made', async () => {
  let day = '2026-01-09'
  const app = createApp({ rates: new FakeRates(1), clock: { now: () => new Date(`${day}T12:00:00Z`) } })
  expect((await (await app.request('/books/2')).json()).price).toBe(20)
  day = '2026-01-10'
  expect((await (await app.request('/books/2')).json()).price).toBe(18)
})

test('a rate that failed is 400', async () => {
  const app = createApp({ rates: new FakeRates(), clock: new FixedClock() })
  expect((await app.request('/books?currency=XXX')).status).toBe(400)
})
