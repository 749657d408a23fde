import { Hono } from 'hono'
import { add, all, find } from './store'

export const app = new Hono()

app.get('/books', async (c) => c.json(await all()))

app.get('/books/:id', async (c) => {
  const book = await find(Number(c.req.param('id')))
  return c.json(book ?? null)
})

app.post('/books', async (c) => {
  const book = await c.req.json()
  add(book) // is anything missing here?
  return c.json(book)
})
