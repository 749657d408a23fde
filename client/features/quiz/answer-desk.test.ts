import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../shared/course/quiz.ts'
import type { Outcome } from '../../net/outbox.ts'
import { giveAnswer, keyOf, newDesk, type Round } from './answer-desk.ts'

const TO: Round = { run: 'r1', question: 'q/1', round: 1 }
const choose = (id: string): Answer => ({ kind: 'choice', options: [id] })
const saved: Outcome = { ok: true, seq: 9, at: 1_000 }
const no = (code: 'late' | 'unavailable', message: string): Outcome => ({ ok: false, code, message })

/** A room whose answers the test gives. */
function line() {
  const waiting: ((outcome: Outcome) => void)[] = []
  return {
    send: () => new Promise<Outcome>((resolve) => waiting.push(resolve)),
    answer: async (n: number, outcome: Outcome) => {
      waiting[n]?.(outcome)
      await Promise.resolve()
      await Promise.resolve()
    },
    sent: () => waiting.length,
  }
}

describe('an answer that was given', () => {
  it('is on its way until the server says that it is saved, and when', async () => {
    const desk = newDesk()
    const room = line()
    const done = giveAnswer(room, desk, TO, choose('x'))
    expect(desk.getState().sent[keyOf(TO)]).toEqual({ state: 'sending', answer: choose('x') })
    await room.answer(0, saved)
    await done
    expect(desk.getState().sent[keyOf(TO)]).toEqual({ state: 'saved', answer: choose('x'), at: 1_000 })
  })

  it('is refused with the reason', async () => {
    const desk = newDesk()
    const room = line()
    const done = giveAnswer(room, desk, TO, choose('x'))
    await room.answer(0, no('late', 'Too late.'))
    await done
    expect(desk.getState().sent[keyOf(TO)]).toMatchObject({ state: 'refused', message: 'Too late.' })
    expect(room.sent()).toBe(1)
  })

  it('that a newer one overtook does not say what became of that', async () => {
    const desk = newDesk()
    const room = line()
    const first = giveAnswer(room, desk, TO, choose('x'))
    const second = giveAnswer(room, desk, TO, choose('y'))
    await room.answer(0, saved)
    await first
    expect(desk.getState().sent[keyOf(TO)]).toEqual({ state: 'sending', answer: choose('y') })
    await room.answer(1, { ...saved, at: 2_000 })
    await second
    expect(desk.getState().sent[keyOf(TO)]).toMatchObject({ state: 'saved', answer: choose('y'), at: 2_000 })
  })

  it('is tried again while the server cannot save', async () => {
    const desk = newDesk()
    const room = line()
    let wake = () => {}
    const wait = () => new Promise<void>((resolve) => (wake = resolve))
    const done = giveAnswer(room, desk, TO, choose('x'), wait)
    await room.answer(0, no('unavailable', 'The disk is full.'))
    expect(desk.getState().sent[keyOf(TO)]).toMatchObject({ state: 'sending', troubled: true })
    wake()
    await Promise.resolve()
    await Promise.resolve()
    expect(room.sent()).toBe(2)
    await room.answer(1, saved)
    await done
    expect(desk.getState().sent[keyOf(TO)]).toMatchObject({ state: 'saved' })
  })
})
