import { Hono } from 'hono'
import { BOOKS, RemoteRates, SystemClock } from './services.ts'

// Everything is made here and everything is global: no test can use other rates or another clock.
const rates = new RemoteRates()
const clock = new SystemClock()

const app = new Hono()

app.get('/books', async (c) => {
  const currency = c.req.query('currency') ?? 'EUR'
  const list = []
  for (const book of BOOKS) {
    const rate = await rates.rate(currency) // the same question for every book
    list.push({ ...book, price: Math.round(book.euros * rate * 100) / 100, currency })
  }
  return c.json({ at: clock.now().toISOString(), books: list })
})

export default app
