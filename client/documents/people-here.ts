import type { Awareness } from 'y-protocols/awareness'
import type { ParticipantId } from '../../shared/ids.ts'
import type { Role } from '../../shared/session/roster.ts'

/** What the server writes into every awareness state. */
export interface AwarenessUser {
  id: ParticipantId
  name: string
  role: Role
  /** `#rrggbb` */
  color: string
}

/** Where somebody's editor stands: the awareness field `view`. */
export interface EditorPlace {
  file: string
  /** From 1: the first line that is seen. */
  topLine: number
  /** Where the cursor is, in characters from the start of the file; absent while it is out of sight. */
  head?: number
}

export interface PersonHere extends AwarenessUser {
  file?: string
}

/** The people beside `self` who are in the document, each once however many pages they have open. */
export function peopleHere(awareness: Awareness, self: ParticipantId): PersonHere[] {
  const people = new Map<ParticipantId, PersonHere>()
  for (const state of awareness.getStates().values()) {
    const user = userOf(state)
    if (!user || user.id === self) continue
    const file = placeOf(state)?.file
    people.set(user.id, { ...user, ...(file === undefined ? {} : { file }) })
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
}

/** Where somebody's editor stands now: of several pages that which moved last. */
export function placeOfPerson(awareness: Awareness, person: ParticipantId): EditorPlace | undefined {
  let found: { place: EditorPlace; at: number } | undefined
  for (const [client, state] of awareness.getStates()) {
    const place = placeOf(state)
    if (client === awareness.clientID || !place || userOf(state)?.id !== person) continue
    const at = awareness.meta.get(client)?.lastUpdated ?? 0
    if (!found || at >= found.at) found = { place, at }
  }
  return found?.place
}

export function userOf(state: Record<string, unknown>): AwarenessUser | undefined {
  const user = state.user as Partial<AwarenessUser> | undefined
  return typeof user?.id === 'string' && typeof user.name === 'string' ? (user as AwarenessUser) : undefined
}

/** Others' states are what others sent: anything may stand in them. */
function placeOf(state: Record<string, unknown>): EditorPlace | undefined {
  const { file, topLine, head } = (state.view ?? {}) as Partial<Record<keyof EditorPlace, unknown>>
  if (typeof file !== 'string' || !Number.isSafeInteger(topLine)) return undefined
  return { file, topLine: Number(topLine), ...(Number.isSafeInteger(head) ? { head: Number(head) } : {}) }
}
