import { Hono } from 'hono'
import { cached, TtlCache, type Answer } from './cache'

export const cache = new TtlCache<Answer>({ ttlMs: 60_000, maxEntries: 100 })

const sightings = ['wren', 'owl', 'wren', 'robin', 'wren']
let work = 0 // how often something has been computed

const app = new Hono()

// What an answer depends on: whoever changes that, invalidates the tag.
app.use('/species/*', cached(cache, (path) => ['list', `species:${path.split('/')[2]}`]))

app.get('/species/:name/count', (c) => {
  work += 1 // stands for a slow query
  const name = c.req.param('name')
  const place = c.req.query('place') ?? 'everywhere'
  if (name === 'unicorn') return c.json({ error: 'No such bird', work }, 404)
  return c.json({ name, place, count: sightings.filter((bird) => bird === name).length, work })
})

app.post('/sightings', async (c) => {
  const { species } = await c.req.json<{ species: string }>()
  sightings.push(species)
  cache.invalidate(`species:${species}`)
  return c.json({ species }, 201)
})

app.get('/cache/stats', (c) => c.json(cache.stats()))

export default app
