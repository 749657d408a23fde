import * as z from 'zod'
import type { ParticipantId } from '../../ids.ts'
import { PersistentMap } from '../../persistent-map.ts'
import { ok } from '../../result.ts'
import type { DecideContext, Decision } from '../context.ts'
import { refuse } from '../rejection.ts'

export interface HandsState {
  /** Who has a hand up: since when (ms since the epoch), and whose turn it is: the lowest number. */
  up: PersistentMap<{ at: number; turn: number }>
  nextTurn: number
}

export type HandEvent =
  | { type: 'hand.raised'; participant: ParticipantId }
  | { type: 'hand.lowered'; participant: ParticipantId }
  | { type: 'hands.lowered' }

const participant = z.string().min(1).max(40)

export const handCommand = z.discriminatedUnion('type', [
  /** One's own. */
  z.strictObject({ type: z.literal('hand.raise') }),
  /** One's own, or as staff somebody's. */
  z.strictObject({ type: z.literal('hand.lower'), participant }),
  z.strictObject({ type: z.literal('hands.lower-all') }),
])

export type HandCommand = z.infer<typeof handCommand>

export const initialHands: HandsState = { up: PersistentMap.empty(), nextTurn: 1 }

export function decideHands(
  state: HandsState,
  command: HandCommand,
  { actor }: DecideContext,
): Decision<HandEvent> {
  switch (command.type) {
    case 'hand.raise':
      if (actor.kind !== 'participant') return refuse('forbidden', 'Only people raise a hand.')
      return ok(state.up.has(actor.id) ? [] : [{ type: 'hand.raised', participant: actor.id }])
    case 'hand.lower':
      return ok(
        state.up.has(command.participant) ? [{ type: 'hand.lowered', participant: command.participant }] : [],
      )
    case 'hands.lower-all':
      return ok(state.up.size > 0 ? [{ type: 'hands.lowered' }] : [])
  }
}

export function evolveHands(state: HandsState, event: HandEvent, at: number): HandsState {
  switch (event.type) {
    case 'hand.raised':
      return {
        up: state.up.set(event.participant, { at, turn: state.nextTurn }),
        nextTurn: state.nextTurn + 1,
      }
    case 'hand.lowered':
      return { ...state, up: state.up.delete(event.participant) }
    case 'hands.lowered':
      return { ...state, up: PersistentMap.empty() }
  }
}
