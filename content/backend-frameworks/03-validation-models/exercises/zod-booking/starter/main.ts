import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { z } from 'zod'

const ROOMS: Record<string, number> = { lab: 12, attic: 4 }

const Booking = z.object({
  room: z.string(),
  email: z.string(),
  seats: z.number(),
  from: z.string(),
  to: z.string(),
})

type Booking = z.infer<typeof Booking>

const app = new Hono()

app.post('/bookings', zValidator('json', Booking), (c) => {
  const booking: Booking = c.req.valid('json')
  return c.json(booking, 201)
})

app.get('/rooms', (c) => {
  const names = Object.keys(ROOMS).filter((name) => ROOMS[name] >= Number(c.req.query('seats') ?? 1))
  return c.json({ rooms: names })
})

export default app
