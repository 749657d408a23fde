import type { AudienceExercise, ExerciseId } from '../../../shared/course/exercise.ts'
import { type Loaded, useRequest } from '../../hooks/use-request.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { api } from '../../net/api.ts'

const RETRY_MS = 4_000

/** An exercise of the session as learners may know it; asked for again while it cannot be had. */
export function useExercise(exercise: ExerciseId | undefined): Loaded<AudienceExercise> {
  const { session } = useRoom()
  return useRequest(
    exercise === undefined ? undefined : `${session} ${exercise}`,
    (signal) => api.exercise(session, exercise ?? '', 'audience', signal),
    { every: (data) => (data ? undefined : RETRY_MS) },
  )
}
