/** The books, behind functions that are async as those of a database are. There is nothing to change here. */

export interface Book {
  id: number
  title: string
  /** In cents: what it costs the customer. */
  price: number
  /** In cents: what it cost the shop. Nobody outside may know. */
  cost: number
}

export class TitleTaken extends Error {}

const books: Book[] = [
  { id: 1, title: 'Emma', price: 850, cost: 400 },
  { id: 2, title: 'Ulysses', price: 1490, cost: 900 },
  { id: 3, title: 'Märchen', price: 1200, cost: 650 },
]

const pause = () => new Promise((resolve) => setTimeout(resolve, 5))

export async function all(): Promise<Book[]> {
  await pause()
  return [...books]
}

export async function find(id: number): Promise<Book | undefined> {
  await pause()
  return books.find((book) => book.id === id)
}

/** Rejects with TitleTaken where there is such a book. */
export async function add(book: Omit<Book, 'id'>): Promise<Book> {
  await pause()
  if (book.title === 'Crash') throw new Error('disk full: /var/lib/books')
  if (books.some(({ title }) => title === book.title)) throw new TitleTaken(book.title)
  const added = { ...book, id: books.length + 1 }
  books.push(added)
  return added
}
