import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { ParticipantId } from '../../../shared/ids.ts'
import type { RoomView } from '../../../shared/view/slices.ts'
import { byName, filterRows, type Need, type WorkRow, workRows } from '../work/work-rows.ts'

/** Somebody's row of the board: how they stand at each exercise, that of the class in full. */
export interface BoardRow {
  row: WorkRow
  /** By exercise; absent where nothing was opened. */
  cells: Record<string, WorkRow>
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

/** @param now ms since the epoch, the server's clock */
export function boardRows(
  view: RoomView,
  exercises: readonly ExerciseSummary[],
  current: string,
  filter: BoardFilter,
  now: number,
): { rows: BoardRow[]; all: WorkRow[] } {
  const { work } = view
  const people = view.roster?.people ?? {}
  if (!work) return { rows: [], all: [] }
  const byExercise = new Map(
    exercises.map(({ id }) => [id, new Map(workRows(id, work, people, now).map((row) => [row.owner, row]))]),
  )
  const all = [...(byExercise.get(current)?.values() ?? [])].filter(({ earlier }) => !earlier)
  const calls = new Map(Object.values(view.help?.queue ?? {}).map((call) => [call.by, call]))
  const rows = filterRows(all, filter.search, filter.need).flatMap((row): BoardRow[] => {
    const group = row.members.map((id) => people[id]?.group).find((id) => id !== undefined)
    if (filter.group !== undefined && group !== filter.group) return []
    const call = row.members.map((id) => calls.get(id)).find(Boolean)
    if (filter.help && !call) return []
    const cells: BoardRow['cells'] = {}
    for (const [id, owners] of byExercise) {
      const cell = owners.get(row.owner)
      if (cell?.work) cells[id] = cell
    }
    return [
      {
        row,
        cells,
        ...(call ? { help: call.claimedBy === undefined ? call.askedAt : 0 } : {}),
        ...(group === undefined ? {} : { group }),
      },
    ]
  })
  if (filter.sort === 'name') rows.sort((a, b) => byName(a.row, b.row))
  else rows.sort((a, b) => waiting(a) - waiting(b))
  return { rows, all }
}

/** Whoever waits for help stands before the others, the longest first. */
const waiting = ({ help }: BoardRow) => (help ? help : Number.MAX_SAFE_INTEGER)
