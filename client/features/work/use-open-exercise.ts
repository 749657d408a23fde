import { useCallback, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { ExerciseId } from '../../../shared/course/exercise.ts'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { ownWorkAt, presentOwner } from './own-work.ts'

export interface OpenExercise {
  /** The exercise of the tab; undefined while there is none. */
  id: ExerciseId | undefined
  /** The page was opened at it. */
  atStart: boolean
  /** The address says whether the exercise is looked at, so that a reload comes back to it. */
  note: (shown: boolean) => void
  /** Takes an exercise into the tab and makes the reader's workspace where there is none. Resolves to whether it may be shown. */
  open: (id: ExerciseId) => Promise<boolean>
}

/**
 * Which exercise a page has in its tab: the one in the address, so that a reload and a link come back to it, else
 * that of the class, else the one that was opened last.
 * @param mayWork the reader is a learner of a class that has not ended
 */
export function useOpenExercise(view: RoomView, me: MeView, mayWork: boolean): OpenExercise {
  const [search, setSearch] = useSearchParams()
  const [opened, setOpened] = useState<ExerciseId>()
  const command = useCommand()
  const id = opened ?? search.get('exercise') ?? view.exercise?.id ?? me.workspaces?.at(-1)?.exercise
  const isOpen = useCallback(
    (exercise: ExerciseId) => ownWorkAt(me, exercise).some(({ owner }) => owner === presentOwner(me)),
    [me],
  )
  const [atStart] = useState(() => search.has('exercise'))
  const address = useCallback(
    (exercise: ExerciseId | undefined) =>
      setSearch(
        (old) => {
          const next = new URLSearchParams(old)
          if (exercise === undefined) next.delete('exercise')
          else next.set('exercise', exercise)
          return next
        },
        { replace: true },
      ),
    [setSearch],
  )
  const note = useCallback(
    (shown: boolean) => {
      if (id !== undefined) setOpened(id)
      address(shown ? id : undefined)
    },
    [address, id],
  )
  const open = useCallback(
    async (exercise: ExerciseId) => {
      if (mayWork && !isOpen(exercise)) {
        const outcome = await command({ type: 'work.open', exercise })
        if (!outcome.ok) return false
      }
      setOpened(exercise)
      address(exercise)
      return true
    },
    [command, isOpen, mayWork, address],
  )
  return { id, atStart, note, open }
}
