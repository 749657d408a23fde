import type { ExerciseId, ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { HelpView, WorkSlice } from '../../../shared/view/slices.ts'
import { toast } from '../../ui/toast.tsx'
import { type People, type WorkRow, workRows } from '../work/work-rows.ts'

/**
 * Opens the work that a call for help is about. Where the caller has opened none, the page stays what it is and says so.
 * @param usual the exercise of calls that name none
 */
export function lookAtCall(
  { by, exercise: about }: HelpView,
  room: {
    usual: ExerciseId
    exercises: readonly ExerciseSummary[]
    work: WorkSlice | undefined
    people: People
    now: number
  },
  open: (exercise: ExerciseSummary, row: WorkRow) => void,
): void {
  const { usual, exercises, work, people, now } = room
  const exercise = exercises.find(({ id }) => id === (about ?? usual))
  const row =
    exercise &&
    work &&
    workRows(exercise.id, work, people, now).find(
      ({ members, earlier, work: opened }) => opened && !earlier && members.includes(by),
    )
  if (row) open(exercise, row)
  else
    toast.info(
      `${people[by]?.name || 'This learner'} has not opened the exercise yet: there is no code to see.`,
    )
}
