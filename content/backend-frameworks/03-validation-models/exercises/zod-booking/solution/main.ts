import { zValidator } from '@hono/zod-validator'
import { Hono, type Context } from 'hono'
import { z } from 'zod'

const ROOMS: Record<string, number> = { lab: 12, attic: 4 }

const Seats = z.int().min(1).max(12)

const Booking = z
  .strictObject({
    room: z.string().trim().toLowerCase().pipe(z.enum(['lab', 'attic'])),
    email: z.email(),
    seats: Seats.default(1),
    from: z.iso.date(),
    to: z.iso.date(),
  })
  .refine((booking) => booking.from <= booking.to, { path: ['to'], error: 'must not be before from' })
  .refine((booking) => booking.seats <= ROOMS[booking.room], { path: ['seats'], error: 'more than the room has' })

type Booking = z.infer<typeof Booking>

const Search = z.object({ seats: z.coerce.number().pipe(Seats).default(1) })

type Outcome = { success: boolean; error?: { issues: readonly { path: PropertyKey[]; message: string }[] } }

function problem(outcome: Outcome, c: Context) {
  if (outcome.success) return
  const errors = outcome.error!.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  return c.json({ title: 'The request is not valid', status: 422, errors }, 422, {
    'content-type': 'application/problem+json',
  })
}

const app = new Hono()

app.post('/bookings', zValidator('json', Booking, problem), (c) => {
  const booking: Booking = c.req.valid('json')
  return c.json(booking, 201)
})

app.get('/rooms', zValidator('query', Search, problem), (c) => {
  const { seats } = c.req.valid('query')
  return c.json({ rooms: Object.keys(ROOMS).filter((name) => ROOMS[name] >= seats) })
})

export default app
