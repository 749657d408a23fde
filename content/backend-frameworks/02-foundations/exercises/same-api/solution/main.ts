import { Hono } from 'hono'
import { z } from 'zod'
import { add, all, type Book, find, TitleTaken } from './store'

export const app = new Hono()

const NewBook = z.object({
  title: z.string().min(1).max(200),
  price: z.number().int().min(0),
  cost: z.number().int().min(0),
})

/** What may go out: field by field, so that a new field is not shown by accident. */
const shown = ({ id, title, price }: Book) => ({ id, title, price })

app.get('/books', async (c) => c.json((await all()).map(shown)))

app.get('/books/:id', async (c) => {
  const book = await find(Number(c.req.param('id')))
  return book ? c.json(shown(book)) : c.json({ error: 'No such book' }, 404)
})

app.post('/books', async (c) => {
  const body: unknown = await c.req.json().catch(() => undefined)
  const parsed = NewBook.safeParse(body)
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
    return c.json({ errors }, 422)
  }
  const book = await add(parsed.data)
  return c.json(shown(book), 201, { Location: `/books/${book.id}` })
})

app.notFound((c) => c.json({ error: 'Not Found' }, 404))

app.onError((error, c) => {
  if (error instanceof TitleTaken) return c.json({ error: 'There is a book with this title' }, 409)
  console.error(error) // for us, in the log; the client learns nothing
  return c.json({ error: 'Internal Server Error' }, 500)
})
