import * as z from 'zod'
import { ok } from '../result.ts'
import type { Decision } from './context.ts'

export interface DoorState {
  /** Nobody new comes in; everybody who is in stays and may come back. */
  locked: boolean
  /** New learners wait until somebody of the staff lets them in. */
  waitingRoom: boolean
}

export type DoorEvent =
  | { type: 'room.locked'; locked: boolean }
  | { type: 'room.waiting-set'; enabled: boolean }

export const doorCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('room.lock'), locked: z.boolean() }),
  z.strictObject({ type: z.literal('room.set-waiting'), enabled: z.boolean() }),
])

export type DoorCommand = z.infer<typeof doorCommand>

export const initialDoor: DoorState = { locked: false, waitingRoom: false }

export function decideDoor(state: DoorState, command: DoorCommand): Decision<DoorEvent> {
  switch (command.type) {
    case 'room.lock':
      return ok(command.locked === state.locked ? [] : [{ type: 'room.locked', locked: command.locked }])
    case 'room.set-waiting':
      return ok(
        command.enabled === state.waitingRoom ? [] : [{ type: 'room.waiting-set', enabled: command.enabled }],
      )
  }
}

export function evolveDoor(state: DoorState, event: DoorEvent): DoorState {
  switch (event.type) {
    case 'room.locked':
      return { ...state, locked: event.locked }
    case 'room.waiting-set':
      return { ...state, waitingRoom: event.enabled }
  }
}
