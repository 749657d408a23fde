import { Hono } from 'hono'
import { z } from 'zod'

const SEATS = 10

const NewBooking = z.object({
  name: z.string().min(1),
  seats: z.number().int().min(1).max(5),
})

type Booking = { id: number; name: string; seats: number; status: 'confirmed' }

/** An app with bookings of its own. The first version, as old clients know it. */
export function createApp() {
  const app = new Hono()
  const bookings: Booking[] = []
  const taken = () => bookings.reduce((sum, booking) => sum + booking.seats, 0)

  app.post('/bookings', async (c) => {
    const input = NewBooking.safeParse(await c.req.json())
    if (!input.success) return c.json({ error: 'invalid', fields: input.error.issues.map((issue) => issue.path.join('.')) }, 400)
    const { name, seats } = input.data
    if (taken() + seats > SEATS) return c.json({ error: 'full' }, 409)
    const booking: Booking = { id: bookings.length + 1, name, seats, status: 'confirmed' }
    bookings.push(booking)
    return c.json(booking, 201)
  })

  app.get('/bookings', (c) => c.json(bookings))

  app.get('/bookings/:id', (c) => {
    const booking = bookings.find((one) => one.id === Number(c.req.param('id')))
    return booking ? c.json(booking) : c.json({ error: 'not found' }, 404)
  })

  return app
}

export default createApp()
