import type { ExerciseId } from '../../../shared/course/exercise.ts'
import type { ParticipantId } from '../../../shared/ids.ts'
import type { WorkOwner } from '../../../shared/session/work/state.ts'
import type { PersonView, WorkSlice, WorkView } from '../../../shared/view/slices.ts'
import { isThrough, type StuckRule, standingOf } from '../../../shared/view/standing.ts'

/**
 * How somebody is getting on, most in need first. `stuck`: by the rules that everybody can read · `unopened`: here, but
 * without a workspace · `failing`: the last run or some check failed · `working`: nothing was run yet · `passing`: all
 * checks pass · `done`: they say so, or handed in what passes · `away`: nobody of them is here
 */
export const NEEDS = ['stuck', 'unopened', 'failing', 'working', 'passing', 'done', 'away'] as const
export type Need = (typeof NEEDS)[number]

/** A learner or a team at an exercise. */
export interface WorkRow {
  owner: WorkOwner
  /** Of everybody in it, by the alphabet: a team that was mixed by chance is found by the eye. */
  name: string
  members: ParticipantId[]
  need: Need
  /** The rule by which they are stuck. */
  why?: StuckRule
  /** Absent until the workspace is opened. */
  work?: WorkView
  /** Nobody works in it any more: its owner is in a team now, or the team was dissolved. */
  earlier: boolean
}

export type People = Record<ParticipantId, PersonView>

/** Everybody who works at an exercise or should, most in need first, and then work of earlier. */
export function workRows(
  exercise: ExerciseId,
  { items, teams }: WorkSlice,
  people: People,
  now: number,
): WorkRow[] {
  const opened = items[exercise] ?? {}
  const rows = ownersOf(teams, people).flatMap(({ owner, members, earlier }): WorkRow[] => {
    const work = opened[owner]
    if (earlier && !work) return []
    const name = members
      .map((id) => people[id]?.name || 'Name erased')
      .sort(COLLATOR.compare)
      .join(', ')
    return [{ owner, name, members, need: 'away', earlier, ...(work ? { work } : {}) }]
  })
  const current = rows.filter(({ earlier }) => !earlier)
  const mostAreDone = current.filter(({ work }) => isThrough(work)).length * 2 > current.length
  for (const row of rows) {
    const online = row.members.some((id) => people[id]?.online)
    Object.assign(row, needOf(row.work, online, mostAreDone, now))
  }
  return rows.sort(byNeed)
}

interface Owner {
  owner: WorkOwner
  members: ParticipantId[]
  earlier: boolean
}

/** Teams, and everybody who is in none; and those whose work was left when they came into a team. */
function ownersOf(teams: WorkSlice['teams'], people: People): Owner[] {
  const inTeam = new Set<ParticipantId>()
  const owners: Owner[] = []
  for (const [owner, { members, dissolved }] of Object.entries(teams)) {
    const here = members.filter((member) => people[member]?.standing === 'in')
    if (!dissolved) for (const member of members) inTeam.add(member)
    if (dissolved || here.length > 0) {
      owners.push({ owner, members: dissolved ? members : here, earlier: dissolved ?? false })
    }
  }
  for (const [id, { role, standing }] of Object.entries(people)) {
    if (role === 'learner' && standing === 'in')
      owners.push({ owner: id, members: [id], earlier: inTeam.has(id) })
  }
  return owners
}

export function needOf(
  work: WorkView | undefined,
  online: boolean,
  mostAreDone: boolean,
  now: number,
): { need: Need; why?: StuckRule } {
  const { standing, why } = standingOf(work, mostAreDone, now)
  if (standing === 'done' || standing === 'passing') return { need: standing }
  if (!online) return { need: 'away' }
  if (standing === 'not-started') return { need: 'unopened' }
  if (standing === 'stuck') return { need: 'stuck', ...(why ? { why } : {}) }
  const failed = work?.lastRun?.ok === false || Object.keys(work?.checks?.failed ?? {}).length > 0
  return { need: failed ? 'failing' : 'working' }
}

const COLLATOR = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function byNeed(a: WorkRow, b: WorkRow): number {
  return (
    Number(a.earlier) - Number(b.earlier) ||
    NEEDS.indexOf(a.need) - NEEDS.indexOf(b.need) ||
    (a.need === 'stuck' ? (a.work?.activeAt ?? 0) - (b.work?.activeAt ?? 0) : 0) ||
    byName(a, b)
  )
}

export const byName = (a: WorkRow, b: WorkRow): number =>
  COLLATOR.compare(a.name, b.name) || (a.owner < b.owner ? -1 : 1)

/** Rows that hold every word of `search` in their names, whatever the accents, and are in one of the states. */
export function filterRows(rows: readonly WorkRow[], search: string, need: Need | undefined): WorkRow[] {
  const words = fold(search).split(/\s+/).filter(Boolean)
  return rows.filter(
    (row) =>
      (need === undefined || row.need === need) && words.every((word) => fold(row.name).includes(word)),
  )
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
