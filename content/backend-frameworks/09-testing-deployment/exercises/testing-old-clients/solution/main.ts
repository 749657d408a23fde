import { Hono } from 'hono'
import { z } from 'zod'

const SEATS = 10

const NewBooking = z
  .object({
    name: z.string().min(1).optional(), // deprecated
    contact: z.object({ name: z.string().min(1), email: z.string().nullish() }).optional(),
    seats: z.number().int().min(1).max(5).default(1),
    waitlist: z.boolean().default(false),
  })
  .refine(({ name, contact }) => name !== undefined || contact !== undefined, { path: ['contact'] })
  .refine(({ name, contact }) => name === undefined || contact === undefined || name === contact.name, { path: ['name'] })

type Booking = {
  id: number
  name: string // deprecated
  contact: { name: string; email: string | null }
  seats: number
  status: 'confirmed' | 'waitlisted'
}

/** An app with bookings of its own, for old clients and new ones. */
export function createApp() {
  const app = new Hono()
  const bookings: Booking[] = []
  const confirmed = () => bookings.filter((booking) => booking.status === 'confirmed')
  const taken = () => confirmed().reduce((sum, booking) => sum + booking.seats, 0)

  app.post('/bookings', async (c) => {
    const input = NewBooking.safeParse(await c.req.json())
    if (!input.success) return c.json({ error: 'invalid', fields: input.error.issues.map((issue) => issue.path.join('.')) }, 400)
    const { contact, seats, waitlist } = input.data
    if (input.data.name !== undefined) {
      c.header('Deprecation', '@1798761600')
      c.header('Sunset', 'Thu, 01 Jul 2027 00:00:00 GMT')
    }
    const name = contact?.name ?? input.data.name!
    const full = taken() + seats > SEATS
    if (full && !waitlist) return c.json({ error: 'full' }, 409)
    const booking: Booking = {
      id: bookings.length + 1,
      name,
      contact: { name, email: contact?.email ?? null },
      seats,
      status: full ? 'waitlisted' : 'confirmed',
    }
    bookings.push(booking)
    return c.json(booking, 201)
  })

  app.get('/bookings', (c) => {
    const all = c.req.query('include') === 'waitlisted' ? bookings : confirmed()
    if (c.req.query('limit') === undefined) return c.json(all)
    const limit = Number(c.req.query('limit'))
    const after = Number(c.req.query('after') ?? 0)
    if (!Number.isInteger(limit) || limit < 1 || limit > 100 || !Number.isInteger(after)) return c.json({ error: 'invalid' }, 400)
    const rest = all.filter((booking) => booking.id > after)
    const page = rest.slice(0, limit)
    if (rest.length > limit) {
      const next = new URLSearchParams(c.req.query())
      next.set('after', String(page.at(-1)!.id))
      c.header('Link', `</bookings?${next}>; rel="next"`)
    }
    return c.json(page)
  })

  app.get('/bookings/:id', (c) => {
    const booking = bookings.find((one) => one.id === Number(c.req.param('id')))
    return booking ? c.json(booking) : c.json({ error: 'not found' }, 404)
  })

  return app
}

export default createApp()
