import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { BOOKS, RemoteRates, SystemClock } from './services.ts'
import type { Deps, Rates } from './services.ts'

/** Prices for one request: asks for the rate once. */
class Prices {
  private rate?: Promise<number>

  constructor(private rates: Rates, readonly currency: string, private discount: number) {}

  async of(euros: number) {
    this.rate ??= this.rates.rate(this.currency)
    return Math.round(euros * (await this.rate) * (1 - this.discount) * 100) / 100
  }
}

type Env = { Variables: { prices: Prices } }

/** Once for each request: chooses by what is known of it, and hands it on. */
function withPrices({ rates, clock }: Deps) {
  return createMiddleware<Env>(async (c, next) => {
    const currency = c.req.query('currency') ?? 'EUR'
    const weekend = [0, 6].includes(clock.now().getUTCDay())
    c.set('prices', new Prices(rates, currency, weekend ? 0.1 : 0))
    await next()
  })
}

export function createApp(deps: Deps) {
  const app = new Hono<Env>()
  app.use(withPrices(deps))

  app.onError((error, c) => {
    if (error instanceof RangeError) return c.json({ error: error.message }, 400)
    throw error
  })

  app.get('/books', async (c) => {
    const prices = c.get('prices')
    const books = await Promise.all(
      BOOKS.map(async (book) => ({ ...book, price: await prices.of(book.euros), currency: prices.currency })),
    )
    return c.json({ at: deps.clock.now().toISOString(), books })
  })

  app.get('/books/:id', async (c) => {
    const book = BOOKS.find(({ id }) => String(id) === c.req.param('id'))
    if (!book) return c.json({ error: 'no such book' }, 404)
    const prices = c.get('prices')
    return c.json({ ...book, price: await prices.of(book.euros), currency: prices.currency })
  })

  return app
}

// The one place that knows the real services.
export default createApp({ rates: new RemoteRates(), clock: new SystemClock() })
