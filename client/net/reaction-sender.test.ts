import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ReactionCounts } from '../../shared/wire/messages.ts'
import { GATHER_MS, ReactionSender } from './reaction-sender.ts'

const sent: ReactionCounts[] = []
let sender: ReactionSender

beforeEach(() => {
  vi.useFakeTimers()
  sent.length = 0
  sender = new ReactionSender((counts) => sent.push(counts))
})
afterEach(() => {
  vi.useRealTimers()
})

it('[I9] what is pressed within a quarter of a second is one message', () => {
  sender.add('clap')
  sender.add('heart')
  sender.add('clap')
  vi.advanceTimersByTime(GATHER_MS - 1)
  expect(sent).toEqual([])
  vi.advanceTimersByTime(1)
  expect(sent).toEqual([{ clap: 2, heart: 1 }])
  sender.add('wow')
  vi.advanceTimersByTime(GATHER_MS)
  expect(sent).toEqual([{ clap: 2, heart: 1 }, { wow: 1 }])
})

it('says no more of a kind than a message may hold', () => {
  for (let press = 0; press < 150; press++) sender.add('clap')
  vi.advanceTimersByTime(GATHER_MS)
  expect(sent).toEqual([{ clap: 100 }])
})

it('says nothing after it was stopped', () => {
  sender.add('clap')
  sender.stop()
  vi.advanceTimersByTime(GATHER_MS)
  expect(sent).toEqual([])
})
