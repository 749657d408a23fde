import * as z from 'zod'
import { ok } from '../result.ts'
import type { Decision } from './context.ts'

export interface DoorState {
  /** Nobody new comes in; everybody who is in stays and may come back. */
  locked: boolean
  /** New learners wait until somebody of the staff lets them in. */
  waitingRoom: boolean
  /** Which issue of the invitation links is good, from 0: renewing them makes the old ones worthless. */
  invitations: number
}

export type DoorEvent =
  | { type: 'room.locked'; locked: boolean }
  | { type: 'room.waiting-set'; enabled: boolean }
  | { type: 'invitations.renewed' }

export const doorCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('room.lock'), locked: z.boolean() }),
  z.strictObject({ type: z.literal('room.set-waiting'), enabled: z.boolean() }),
  z.strictObject({ type: z.literal('invitations.renew') }),
])

export type DoorCommand = z.infer<typeof doorCommand>

export const initialDoor: DoorState = { locked: false, waitingRoom: false, invitations: 0 }

export function decideDoor(state: DoorState, command: DoorCommand): Decision<DoorEvent> {
  switch (command.type) {
    case 'room.lock':
      return ok(command.locked === state.locked ? [] : [{ type: 'room.locked', locked: command.locked }])
    case 'room.set-waiting':
      return ok(
        command.enabled === state.waitingRoom ? [] : [{ type: 'room.waiting-set', enabled: command.enabled }],
      )
    case 'invitations.renew':
      return ok([{ type: 'invitations.renewed' }])
  }
}

export function evolveDoor(state: DoorState, event: DoorEvent): DoorState {
  switch (event.type) {
    case 'room.locked':
      return { ...state, locked: event.locked }
    case 'room.waiting-set':
      return { ...state, waitingRoom: event.enabled }
    case 'invitations.renewed':
      return { ...state, invitations: state.invitations + 1 }
  }
}
