import * as z from 'zod'
import { ok } from '../result.ts'
import type { DecideContext, Decision } from './context.ts'
import type { FloorState } from './floor.ts'
import type { LifecycleState } from './lifecycle.ts'
import { refuse } from './rejection.ts'

export interface StageState {
  /** Index of the slide that everybody sees, from 0. */
  slide: number
  /** Click steps done on it, from 0. */
  step: number
  /** The screen is black: nothing of the slide is shown. */
  black: boolean
  /** When this slide came up, ms since the epoch. */
  since: number
}

export type StageEvent =
  | { type: 'slide.shown'; slide: number; step: number }
  | { type: 'screen.blacked'; black: boolean }

/** Positions are absolute, so that two people who press “next” together advance once. */
export const stageCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('slide.show'),
    slide: z.int().min(0).max(100_000),
    step: z.int().min(0).max(10_000),
  }),
  z.strictObject({ type: z.literal('screen.black'), black: z.boolean() }),
])

export type StageCommand = z.infer<typeof stageCommand>

export const initialStage: StageState = { slide: 0, step: 0, black: false, since: 0 }

export function decideStage(
  state: StageState,
  lifecycle: LifecycleState,
  floor: FloorState,
  command: StageCommand,
  ctx: DecideContext,
): Decision<StageEvent> {
  if (ctx.actor.kind === 'participant' && ctx.actor.id !== floor.driver) {
    return refuse('not-driver', 'Somebody else has the floor. Take it before you move the slides.')
  }
  switch (command.type) {
    case 'slide.show': {
      const { slide, step } = command
      const steps = lifecycle.steps[slide]
      if (steps === undefined) {
        return refuse('invalid', `There is no slide ${slide + 1}: the deck has ${lifecycle.steps.length}.`)
      }
      if (step > steps) return refuse('invalid', `Slide ${slide + 1} has ${steps} steps, not ${step}.`)
      if (slide === state.slide && step === state.step && !state.black) return ok([])
      const events: StageEvent[] = [{ type: 'slide.shown', slide, step }]
      // A presenter who moves on wants the class to see where to.
      if (state.black) events.push({ type: 'screen.blacked', black: false })
      return ok(events)
    }
    case 'screen.black':
      return ok(command.black === state.black ? [] : [{ type: 'screen.blacked', black: command.black }])
  }
}

export function evolveStage(state: StageState, event: StageEvent, at: number): StageState {
  switch (event.type) {
    case 'slide.shown':
      return {
        ...state,
        slide: event.slide,
        step: event.step,
        since: event.slide === state.slide ? state.since : at,
      }
    case 'screen.blacked':
      return { ...state, black: event.black }
  }
}
