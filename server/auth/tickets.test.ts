import { expect, it } from 'vitest'
import { ManualClock } from '../../tests/support/manual-clock.ts'
import { SingleUse } from './single-use.ts'
import { Tickets } from './tickets.ts'

const grant = { session: 's', participant: 'p', asObserver: false }

it('is good once, within 30 seconds', () => {
  const clock = new ManualClock()
  const tickets = new Tickets(clock)
  const { ticket, expiresAt } = tickets.issue(grant)
  expect(expiresAt).toBe(clock.now() + 30_000)
  expect(tickets.redeem('other')).toBeUndefined()
  expect(tickets.redeem(ticket)).toEqual(grant)
  expect(tickets.redeem(ticket)).toBeUndefined()
  const late = tickets.issue(grant).ticket
  clock.advance(30_000)
  expect(tickets.redeem(late)).toBeUndefined()
})

it('forgets the oldest beyond its bound', () => {
  const secrets = new SingleUse<number>(new ManualClock(), { lifeMs: 1_000, max: 2 })
  const [first, second, third] = [1, 2, 3].map((n) => secrets.issue(n).secret)
  expect(secrets.redeem(first ?? '')).toBeUndefined()
  expect(secrets.redeem(second ?? '')).toBe(2)
  expect(secrets.redeem(third ?? '')).toBe(3)
})
