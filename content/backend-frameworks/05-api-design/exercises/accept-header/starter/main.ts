import { Hono } from 'hono'
import { choose } from './negotiate.ts'

type Book = { id: number; title: string; authors: string[] }

const books: Book[] = [
  { id: 1, title: 'Emma', authors: ['Austen'] },
  { id: 2, title: 'Good Omens', authors: ['Gaiman', 'Pratchett'] },
]

const V1 = 'application/vnd.library.v1+json'
const V2 = 'application/vnd.library.v2+json'
const OFFERED = ['application/json', V2, V1, 'text/csv']

const app = new Hono()

app.get('/books/:id', (c) => {
  const book = books.find((one) => one.id === Number(c.req.param('id')))
  if (book === undefined) return c.json({ title: 'Not found', status: 404 }, 404)
  return c.json(book)
})

app.post('/books', async (c) => {
  const { title, authors } = await c.req.json()
  const book = { id: books.length + 1, title, authors }
  books.push(book)
  return c.json(book)
})

export default app
