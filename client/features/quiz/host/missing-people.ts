import type { ParticipantId } from '../../../../shared/ids.ts'
import type { RosterSlice } from '../../../../shared/view/slices.ts'

export interface MissingPerson {
  id: ParticipantId
  name: string
  online: boolean
  /** Questions that they have not answered. */
  left: number
}

/** Who is missing by name, those who are here first. */
export function missingPeople(
  missing: Record<ParticipantId, number>,
  roster: RosterSlice | undefined,
): MissingPerson[] {
  return Object.entries(missing)
    .flatMap(([id, left]) => {
      const person = roster?.people[id]
      return person ? [{ id, name: person.name || 'Name erased', online: person.online, left }] : []
    })
    .sort((a, b) => Number(b.online) - Number(a.online) || a.name.localeCompare(b.name))
}
