import * as z from 'zod'
import type { ParticipantId } from '../ids.ts'
import { ok } from '../result.ts'
import type { DecideContext, Decision } from './context.ts'
import { refuse } from './rejection.ts'
import type { RosterState } from './roster.ts'

/** Who moves the slides: always exactly one person. */
export interface FloorState {
  driver: ParticipantId
}

export type FloorEvent = { type: 'floor.given'; to: ParticipantId }

export const floorCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('floor.give'), to: z.string().min(1).max(40) }),
  z.strictObject({ type: z.literal('floor.take') }),
])

export type FloorCommand = z.infer<typeof floorCommand>

export function decideFloor(
  state: FloorState,
  roster: RosterState,
  command: FloorCommand,
  ctx: DecideContext,
): Decision<FloorEvent> {
  if (ctx.actor.kind !== 'participant') return refuse('forbidden', 'Only people can have the floor.')
  const to = command.type === 'floor.take' ? ctx.actor.id : command.to
  const actor = roster.members.get(ctx.actor.id)
  if (command.type === 'floor.give' && actor?.role !== 'instructor' && state.driver !== ctx.actor.id) {
    return refuse('not-driver', 'Only an instructor or the person who has the floor can hand it on.')
  }
  const member = roster.members.get(to)
  if (!member) return refuse('not-found', 'There is nobody with that id in this session.')
  if (member.standing !== 'in') return refuse('invalid', `${member.name} is not in the room.`)
  if (member.role !== 'instructor' && member.role !== 'ta') {
    return refuse('invalid', 'The floor can be given to instructors and assistants only.')
  }
  return ok(to === state.driver ? [] : [{ type: 'floor.given', to }])
}

export function evolveFloor(_state: FloorState, event: FloorEvent): FloorState {
  return { driver: event.to }
}
