import type { ExerciseId } from '../../../shared/course/exercise.ts'
import type { ParticipantId } from '../../../shared/ids.ts'
import type { WorkOwner } from '../../../shared/session/work/state.ts'
import type { PersonView, WorkSlice, WorkView } from '../../../shared/view/slices.ts'

/**
 * How somebody is getting on, most in need first. `stuck`: the same error again and again · `unopened`: here, but
 * without a workspace · `quiet`: nothing was run for long · `failing`: the last run failed · `working`: not run yet,
 * or opened a moment ago · `ok`: the last run went well · `away`: nobody of them is here
 */
export const NEEDS = ['stuck', 'unopened', 'quiet', 'failing', 'working', 'ok', 'away'] as const
export type Need = (typeof NEEDS)[number]

/** Runs that fail with the same error, one after another, before somebody counts as stuck. */
export const STUCK_RUNS = 3
/** So long without a run somebody is quiet, ms. */
export const QUIET_MS = 6 * 60_000

/** A learner or a team at an exercise. */
export interface WorkRow {
  owner: WorkOwner
  /** Of everybody in it, by the alphabet: a team that was mixed by chance is found by the eye. */
  name: string
  members: ParticipantId[]
  need: Need
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
  const inTeam = new Set<ParticipantId>()
  const rows: WorkRow[] = []
  const add = (owner: WorkOwner, members: ParticipantId[], earlier: boolean) => {
    const work = opened[owner]
    if (earlier && !work) return
    const online = members.some((id) => people[id]?.online)
    rows.push({
      owner,
      name: members
        .map((id) => people[id]?.name || 'Name erased')
        .sort(COLLATOR.compare)
        .join(', '),
      members,
      need: needOf(work, online, now),
      ...(work ? { work } : {}),
      earlier,
    })
  }
  for (const [id, { members, dissolved }] of Object.entries(teams)) {
    const here = members.filter((member) => people[member]?.standing === 'in')
    if (!dissolved) for (const member of members) inTeam.add(member)
    if (dissolved || here.length > 0) add(id, dissolved ? members : here, dissolved ?? false)
  }
  for (const [id, { role, standing }] of Object.entries(people)) {
    if (role === 'learner' && standing === 'in') add(id, [id], inTeam.has(id))
  }
  return rows.sort(byNeed)
}

export function needOf(work: WorkView | undefined, online: boolean, now: number): Need {
  if (!online) return 'away'
  if (!work) return 'unopened'
  const { lastRun, failing = 0, openedAt } = work
  if (failing >= STUCK_RUNS) return 'stuck'
  if (now - (lastRun?.at ?? openedAt) >= QUIET_MS) return 'quiet'
  if (!lastRun) return 'working'
  return lastRun.ok ? 'ok' : 'failing'
}

const COLLATOR = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function byNeed(a: WorkRow, b: WorkRow): number {
  return (
    Number(a.earlier) - Number(b.earlier) ||
    NEEDS.indexOf(a.need) - NEEDS.indexOf(b.need) ||
    (b.work?.failing ?? 0) - (a.work?.failing ?? 0) ||
    (a.need === 'quiet' ? lastSign(a) - lastSign(b) : 0) ||
    COLLATOR.compare(a.name, b.name) ||
    (a.owner < b.owner ? -1 : 1)
  )
}

const lastSign = ({ work }: WorkRow) => work?.lastRun?.at ?? work?.openedAt ?? 0

/** Rows that hold every word of `search` in their names, whatever the accents, and are in one of the states. */
export function filterRows(rows: readonly WorkRow[], search: string, need: Need | undefined): WorkRow[] {
  const words = fold(search).split(/\s+/).filter(Boolean)
  return rows.filter(
    (row) =>
      (need === undefined || row.need === need) && words.every((word) => fold(row.name).includes(word)),
  )
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
