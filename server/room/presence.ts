import type { ParticipantId } from '../../shared/ids.ts'
import { ARRIVAL_GRACE_MS, DEPARTURE_GRACE_MS, type Moment } from '../../shared/session/attendance.ts'

/**
 * Who is connected now, and which comings and goings have lasted long enough to become facts. Knows no clock:
 * times come in, due moments go out.
 */
export class Presence {
  private readonly sockets = new Map<ParticipantId, number>()
  private readonly arriving = new Map<ParticipantId, number>()
  private readonly leaving = new Map<ParticipantId, { since: number; dueAt: number }>()

  /**
   * After a restart nobody is connected: whoever the log says is present gets the grace period from now to come
   * back, and counts as gone since the last thing the log knows otherwise.
   */
  static afterRestart(present: Iterable<ParticipantId>, lastKnown: number, now: number): Presence {
    const presence = new Presence()
    for (const id of present) presence.leaving.set(id, { since: lastKnown, dueAt: now + DEPARTURE_GRACE_MS })
    return presence
  }

  has(id: ParticipantId): boolean {
    return this.sockets.has(id)
  }

  /** @param counted false for people who are not in the class yet @returns whether the person came online */
  connected(id: ParticipantId, now: number, counted: boolean): boolean {
    const before = this.sockets.get(id) ?? 0
    this.sockets.set(id, before + 1)
    if (before > 0) return false
    if (this.leaving.delete(id)) return true
    if (counted) this.arriving.set(id, now)
    return true
  }

  /** @returns whether the person went offline */
  disconnected(id: ParticipantId, now: number, present: boolean): boolean {
    const left = (this.sockets.get(id) ?? 1) - 1
    if (left > 0) {
      this.sockets.set(id, left)
      return false
    }
    this.sockets.delete(id)
    this.arriving.delete(id)
    if (present) this.leaving.set(id, { since: now, dueAt: now + DEPARTURE_GRACE_MS })
    return true
  }

  /** Somebody was let in: from now on being connected counts. */
  admitted(id: ParticipantId, now: number): void {
    this.arriving.delete(id)
    if (this.sockets.has(id)) this.arriving.set(id, now)
  }

  /** Comings and goings became facts. Whoever did the opposite while they were being written does it from now on. */
  noted({ arrived, left }: { arrived: Moment[]; left: Moment[] }, now: number): void {
    for (const { participant } of arrived) {
      if (this.sockets.has(participant)) continue
      this.leaving.set(participant, { since: now, dueAt: now + DEPARTURE_GRACE_MS })
    }
    for (const { participant } of left) if (this.sockets.has(participant)) this.arriving.set(participant, now)
  }

  /** When the next grace period runs out, ms since the epoch. */
  nextDue(): number | undefined {
    // Both maps are in the order of their due times: grace periods are constant and time only goes forward.
    const [arrival] = this.arriving.values()
    const [departure] = this.leaving.values()
    if (arrival === undefined) return departure?.dueAt
    return Math.min(arrival + ARRIVAL_GRACE_MS, departure?.dueAt ?? Number.POSITIVE_INFINITY)
  }

  /** What has become a fact by now. Stays due until `settled` says that it is written. */
  due(now: number): { arrived: Moment[]; left: Moment[] } {
    const arrived: Moment[] = []
    const left: Moment[] = []
    for (const [participant, at] of this.arriving) {
      if (at + ARRIVAL_GRACE_MS > now) break
      arrived.push({ participant, at })
    }
    for (const [participant, { since, dueAt }] of this.leaving) {
      if (dueAt > now) break
      left.push({ participant, at: since })
    }
    return { arrived, left }
  }

  settled(noted: { arrived: Moment[]; left: Moment[] }): void {
    for (const { participant, at } of noted.arrived) {
      if (this.arriving.get(participant) === at) this.arriving.delete(participant)
    }
    for (const { participant, at } of noted.left) {
      if (this.leaving.get(participant)?.since === at) this.leaving.delete(participant)
    }
  }
}
