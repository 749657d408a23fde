import { expect, test } from 'vitest'
import { FakeRates, FixedClock } from './fakes.ts'
import { createApp } from './main.ts'

const price = async (day: string) => {
  const app = createApp({ rates: new FakeRates(1), clock: new FixedClock(`${day}T12:00:00Z`) })
  return (await (await app.request('/books/2')).json()).price
}

test('from Monday to Friday books have their price', async () => {
  expect(await price('2026-01-05')).toBe(20)
  expect(await price('2026-01-09')).toBe(20)
})

test('on Saturdays and Sundays they are ten per cent cheaper', async () => {
  expect(await price('2026-01-10')).toBe(18)
  expect(await price('2026-01-11')).toBe(18)
})
