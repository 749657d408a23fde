import type { HelpSlice, WorkSlice } from '../../../shared/view/slices.ts'
import type { People } from '../work/work-rows.ts'

/** Somebody of the staff and the calls that they took. */
export interface Helper {
  id: string
  name: string
  here: boolean
  /** Calls so far, those of now among them. */
  taken: number
  /** Callers whom they are with now. */
  busy: number
}

/** Those of the staff who are here or have helped, by name. */
export function helpersOf({ queue, taken }: HelpSlice, people: People): Helper[] {
  return Object.entries(people)
    .filter(([, { role, standing }]) => role !== 'learner' && role !== 'observer' && standing === 'in')
    .map(([id, { name, online }]) => {
      const busy = Object.values(queue).filter(({ claimedBy }) => claimedBy === id).length
      return { id, name: name || 'Name erased', here: online, busy, taken: (taken[id] ?? 0) + busy }
    })
    .filter(({ here, taken: calls }) => here || calls > 0)
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** “3 calls, 1 now” */
export const loadText = ({ taken, busy }: Helper) =>
  `${taken} ${taken === 1 ? 'call' : 'calls'}${busy > 0 ? `, ${busy} now` : ''}`

/** Who works with somebody, by name; none for those who work alone. */
export function mateNames(person: string, teams: WorkSlice['teams'] | undefined, people: People): string[] {
  const team = Object.values(teams ?? {}).find(
    ({ members, dissolved }) => !dissolved && members.includes(person),
  )
  return (team?.members ?? [])
    .filter((id) => id !== person && people[id]?.standing === 'in')
    .map((id) => people[id]?.name || 'Name erased')
    .sort((a, b) => a.localeCompare(b))
}
