import { Hono } from 'hono'

export const app = new Hono()

const votes: Record<string, number> = {
  coffee: 0,
  tea: 0,
}

app.get('/votes', (c) => c.json(votes))

app.post('/votes/:drink', (c) => {
  // One vote more for the drink in the path; 404 for one that is not there.
  return c.json({ error: 'not yet' }, 501)
})
