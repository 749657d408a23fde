import type { PersistentMap } from '../../shared/persistent-map.ts'
import type { SessionState } from '../../shared/session/session.ts'

/** A state as plain data in a fixed order: two states are the same if and only if these are equal. */
export function plainState(state: SessionState | undefined) {
  if (!state) return undefined
  const { roster, attendance, work, teams, ...rest } = state
  return {
    ...rest,
    roster: { members: sorted(roster.members), names: sorted(roster.names) },
    attendance: { present: sorted(attendance.present) },
    work: { ...work, byOwner: sorted(work.byOwner) },
    teams: { items: sorted(teams.items), of: sorted(teams.of) },
  }
}

function sorted<V>(map: PersistentMap<V>): [string, V][] {
  return [...map.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
}
