import type { CommandId, ParticipantId } from '../ids.ts'
import type { SessionEvent } from './events.ts'

/** Who a command or event comes from: a person in the room, or the server itself (alarms, presence). */
export type Actor = { kind: 'participant'; id: ParticipantId } | { kind: 'system' }

export const SYSTEM: Actor = { kind: 'system' }

/**
 * One entry of a session's log.
 * `seq` counts 1, 2, 3 … without gaps within a session; `at` is the server's clock in ms since the epoch;
 * `v` is the version of the event's shape (see upcast.ts); `cid` is the command that caused it, where a
 * client sent one.
 */
export interface Envelope {
  seq: number
  at: number
  v: number
  actor: Actor
  cid?: CommandId
  event: SessionEvent
}
