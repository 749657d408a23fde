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
const TAKEN = ['application/json', V2, V1]

const app = new Hono()

const problem = (status: number, title: string, more: object = {}) =>
  Response.json({ title, status, ...more }, { status, headers: { 'Content-Type': 'application/problem+json' } })

const cell = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A book in one of the forms. Only this function knows how the old ones look. */
function show(book: Book, type: string): string {
  const { id, title, authors } = book
  if (type === 'text/csv') return `id,title,authors\n${id},${cell(title)},${cell(authors.join(';'))}\n`
  return JSON.stringify(type === V1 ? { id, title, author: authors.join(', ') } : book)
}

app.get('/books/:id', (c) => {
  c.header('Vary', 'Accept')
  const book = books.find((one) => one.id === Number(c.req.param('id')))
  if (book === undefined) return problem(404, 'Not found')
  const type = choose(c.req.header('Accept'), OFFERED)
  if (type === undefined) {
    const refused = problem(406, 'None of the forms that you take', { available: OFFERED })
    refused.headers.set('Vary', 'Accept')
    return refused
  }
  return c.body(show(book, type), 200, { 'Content-Type': type })
})

app.post('/books', async (c) => {
  const type = (c.req.header('Content-Type') ?? '').split(';')[0].trim().toLowerCase()
  if (!TAKEN.includes(type)) {
    const refused = problem(415, 'A book of this type cannot be read')
    refused.headers.set('Accept', TAKEN.join(', '))
    return refused
  }
  const sent = await c.req.json()
  const authors = type === V1 ? sent.author.split(',').map((name: string) => name.trim()) : sent.authors
  const book: Book = { id: books.length + 1, title: sent.title, authors }
  books.push(book)
  return c.body(show(book, V2), 201, { 'Content-Type': 'application/json', Location: `/books/${book.id}` })
})

export default app
