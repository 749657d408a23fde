import { expect, it } from 'vitest'
import { ManualClock } from '../../tests/support/manual-clock.ts'
import { RateLimit } from './rate-limit.ts'

it('allows so many in a window, for each key apart', () => {
  const clock = new ManualClock()
  const limit = new RateLimit(clock, { limit: 2, windowMs: 1_000 })
  expect([limit.take('a'), limit.take('a')]).toEqual([{ ok: true }, { ok: true }])
  clock.advance(400)
  expect(limit.take('a')).toEqual({ ok: false, retryAfterMs: 600 })
  expect(limit.take('b')).toEqual({ ok: true })
  clock.advance(600)
  expect(limit.take('a')).toEqual({ ok: true })
})

it('gives counts back, and forgets a key', () => {
  const limit = new RateLimit(new ManualClock(), { limit: 1, windowMs: 1_000 })
  limit.take('a')
  limit.giveBack('a')
  expect(limit.check('a').ok).toBe(true)
  limit.take('a')
  expect(limit.check('a').ok).toBe(false)
  limit.reset('a')
  expect(limit.check('a').ok).toBe(true)
})

it('remembers no more keys than it may', () => {
  const limit = new RateLimit(new ManualClock(), { limit: 1, windowMs: 1_000, maxKeys: 2 })
  for (const key of ['a', 'b', 'c']) limit.take(key)
  expect(limit.check('a').ok).toBe(true)
  expect(limit.check('b').ok).toBe(false)
  expect(limit.check('c').ok).toBe(false)
})

it('locks nobody out because the clock was set back', () => {
  const clock = new ManualClock()
  const limit = new RateLimit(clock, { limit: 1, windowMs: 1_000 })
  limit.take('a')
  expect(limit.check('a').ok).toBe(false)
  clock.advance(-60_000)
  expect(limit.take('a').ok).toBe(true)
  expect(limit.check('a')).toEqual({ ok: false, retryAfterMs: 1_000 })
})
