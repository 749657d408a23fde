import type { ParticipantId } from '../ids.ts'
import { PersistentMap } from '../persistent-map.ts'
import { ok } from '../result.ts'
import type { Decision } from './context.ts'
import type { LifecycleState } from './lifecycle.ts'

/**
 * Who has been here since when. Being online is not a fact: it becomes one only when a person stayed for the
 * grace period, or stayed away for it, so that a hiccup of the network leaves no trace.
 */
export interface AttendanceState {
  present: PersistentMap<number>
}

export interface Moment {
  participant: ParticipantId
  /** When it happened, ms since the epoch: earlier than the entry's own time by the grace period. */
  at: number
}

export type AttendanceEvent = { type: 'attendance.noted'; arrived: Moment[]; left: Moment[] }

/** Sent by the room when grace periods have run out. */
export type AttendanceCommand = { type: 'attendance.note'; arrived: Moment[]; left: Moment[] }

/** A connection must last this long before it counts as attendance. */
export const ARRIVAL_GRACE_MS = 5_000
/** A person must be away this long before the interval is closed, at the time when they went. */
export const DEPARTURE_GRACE_MS = 60_000

export const initialAttendance: AttendanceState = { present: PersistentMap.empty() }

/** What happened after the end of the class is not attendance, but what came due after it may still be noted. */
export function decideAttendance(
  state: AttendanceState,
  { endedAt = Number.POSITIVE_INFINITY }: LifecycleState,
  command: AttendanceCommand,
): Decision<AttendanceEvent> {
  const arrived = command.arrived.filter(
    ({ participant, at }) => !state.present.has(participant) && at < endedAt,
  )
  const left = command.left.flatMap(({ participant, at }) => {
    const since = state.present.get(participant)
    // A clock that was set back must not make a stay end before it began.
    return since === undefined || at > endedAt ? [] : [{ participant, at: Math.max(at, since) }]
  })
  return ok(arrived.length + left.length === 0 ? [] : [{ type: 'attendance.noted', arrived, left }])
}

export function evolveAttendance(state: AttendanceState, event: AttendanceEvent): AttendanceState {
  let { present } = state
  for (const { participant } of event.left) present = present.delete(participant)
  for (const { participant, at } of event.arrived) present = present.set(participant, at)
  return { present }
}
