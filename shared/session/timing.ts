import * as z from 'zod'
import { ok } from '../result.ts'
import type { Decision } from './context.ts'
import { refuse } from './rejection.ts'

/** A countdown for the whole room. While the class is held it stands still: `leftMs` instead of `endsAt`. */
export type Timer = { startedAt: number } & ({ endsAt: number } | { leftMs: number })

export interface TimingState {
  timer?: Timer
  /** Everybody was asked to stop and look to the front. */
  hold?: { since: number; message: string }
}

export type TimingEvent =
  /** `ms`: how long it runs from now on. */
  | { type: 'timer.set'; ms: number }
  | { type: 'timer.stopped' }
  | { type: 'class.held'; message: string }
  | { type: 'class.resumed' }

export const TIMER_SECONDS_MAX = 4 * 60 * 60
export const HOLD_MESSAGE_MAX = 200

export const timingCommand = z.discriminatedUnion('type', [
  /** Starts the timer, or sets the one that runs anew. */
  z.strictObject({ type: z.literal('timer.set'), seconds: z.int().min(5).max(TIMER_SECONDS_MAX) }),
  z.strictObject({ type: z.literal('timer.stop') }),
  z.strictObject({
    type: z.literal('class.hold'),
    message: z.string().trim().max(HOLD_MESSAGE_MAX).optional(),
  }),
  z.strictObject({ type: z.literal('class.resume') }),
])

export type TimingCommand = z.infer<typeof timingCommand>

export const initialTiming: TimingState = {}

export function decideTiming(
  state: TimingState,
  phase: string,
  command: TimingCommand,
): Decision<TimingEvent> {
  switch (command.type) {
    case 'timer.set':
      return ok([{ type: 'timer.set', ms: command.seconds * 1000 }])
    case 'timer.stop':
      return ok(state.timer === undefined ? [] : [{ type: 'timer.stopped' }])
    case 'class.hold': {
      if (phase !== 'live') return refuse('invalid', 'Nobody works yet: the class has not begun.')
      const { message = '' } = command
      return ok(state.hold?.message === message ? [] : [{ type: 'class.held', message }])
    }
    case 'class.resume':
      return ok(state.hold === undefined ? [] : [{ type: 'class.resumed' }])
  }
}

export function evolveTiming(state: TimingState, event: TimingEvent, at: number): TimingState {
  const { timer, hold, ...rest } = state
  switch (event.type) {
    case 'timer.set': {
      const set = hold ? { startedAt: at, leftMs: event.ms } : { startedAt: at, endsAt: at + event.ms }
      return { ...state, timer: set }
    }
    case 'timer.stopped':
      return { ...rest, ...(hold ? { hold } : {}) }
    case 'class.held': {
      const { message } = event
      // What was said may change while they wait.
      const held = { since: hold?.since ?? at, message }
      return { ...rest, ...(timer ? { timer: stopped(timer, at) } : {}), hold: held }
    }
    case 'class.resumed':
      return timer ? { ...rest, timer: running(timer, at) } : rest
  }
}

/** A timer that is over stays over: it does not begin again by being held. */
const stopped = (timer: Timer, at: number): Timer =>
  'leftMs' in timer ? timer : { startedAt: timer.startedAt, leftMs: Math.max(0, timer.endsAt - at) }

const running = (timer: Timer, at: number): Timer =>
  'leftMs' in timer ? { startedAt: timer.startedAt, endsAt: at + timer.leftMs } : timer
