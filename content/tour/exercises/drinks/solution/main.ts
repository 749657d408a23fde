import { Hono } from 'hono'

export const app = new Hono()

const votes: Record<string, number> = {
  coffee: 0,
  tea: 0,
}

app.get('/votes', (c) => c.json(votes))

app.post('/votes/:drink', (c) => {
  const drink = c.req.param('drink')
  const before = votes[drink]
  if (before === undefined) return c.json({ error: `no ${drink} here` }, 404)
  votes[drink] = before + 1
  return c.json({ drink, votes: votes[drink] }, 201)
})
