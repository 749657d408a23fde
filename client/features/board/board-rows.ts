import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { ParticipantId } from '../../../shared/ids.ts'
import type { RoomView, WorkSlice } from '../../../shared/view/slices.ts'
import { isThrough } from '../../../shared/view/standing.ts'
import { byName, filterRows, type Need, needOf, type WorkRow, workRows } from '../work/work-rows.ts'

/** Somebody's row of the board: how they stand at one exercise. */
export interface BoardRow {
  row: WorkRow
  /** Since when somebody of them waits for help, ms since the epoch; 0 while somebody helps. */
  help?: number
  /** Who of the staff looks after them. */
  group?: ParticipantId
}

export interface BoardFilter {
  search: string
  need: Need | undefined
  /** Only those whom this member of the staff looks after. */
  group: ParticipantId | undefined
  /** Only those who asked for help. */
  help: boolean
  sort: 'need' | 'name'
}

/**
 * @param now ms since the epoch, the server's clock
 * @returns `rows`: those who fit, in order · `all`: everybody of now · `earlier`: work that nobody works in any more
 */
export function boardRows(
  view: { [Slice in 'work' | 'roster' | 'help']?: RoomView[Slice] | undefined },
  exercise: string,
  filter: BoardFilter,
  now: number,
): { rows: BoardRow[]; all: WorkRow[]; earlier: WorkRow[] } {
  const { work } = view
  const people = view.roster?.people ?? {}
  if (!work) return { rows: [], all: [], earlier: [] }
  const known = workRows(exercise, work, people, now)
  const all = known.filter(({ earlier }) => !earlier)
  const calls = new Map(Object.values(view.help?.queue ?? {}).map((call) => [call.by, call]))
  const rows = filterRows(all, filter.search, filter.need).flatMap((row): BoardRow[] => {
    const group = row.members.map((id) => people[id]?.group).find((id) => id !== undefined)
    if (filter.group !== undefined && group !== filter.group) return []
    const call = row.members.map((id) => calls.get(id)).find(Boolean)
    if (filter.help && !call) return []
    return [
      {
        row,
        ...(call ? { help: call.claimedBy === undefined ? call.askedAt : 0 } : {}),
        ...(group === undefined ? {} : { group }),
      },
    ]
  })
  if (filter.sort === 'name') rows.sort((a, b) => byName(a.row, b.row))
  else rows.sort((a, b) => waiting(a) - waiting(b))
  return { rows, all, earlier: known.filter(({ earlier }) => earlier) }
}

/** Whoever waits for help stands before the others, the longest first. */
const waiting = ({ help }: BoardRow) => (help ? help : Number.MAX_SAFE_INTEGER)

/** Somebody's row at another exercise; undefined where they opened nothing. Whoever is quiet there is not stuck by that. */
export function rowAt(
  row: WorkRow,
  exercise: string,
  { items }: WorkSlice,
  now: number,
): WorkRow | undefined {
  const work = items[exercise]?.[row.owner]
  if (!work) return undefined
  const { why: _, ...rest } = row
  return { ...rest, work, ...needOf(work, true, false, now) }
}

/** At how many of these exercises somebody is through. */
export const throughAt = (
  row: WorkRow,
  exercises: readonly ExerciseSummary[],
  { items }: WorkSlice,
): number => exercises.filter(({ id }) => isThrough(items[id]?.[row.owner])).length
