import { lazy, Suspense, useState } from 'react'
import type { ExerciseId } from '../../../shared/course/exercise.ts'
import type { WorkOwner } from '../../../shared/session/work/state.ts'
import type { WorkView } from '../../../shared/view/slices.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { api } from '../../net/api.ts'
import { Button } from '../../ui/button.tsx'

const SubmissionsDialog = lazy(async () => ({
  default: (await import('../exercise/submissions-dialog.tsx')).SubmissionsDialog,
}))

/** For the staff: how often somebody has handed in, and all of it on a press. */
export function HandedInButton(props: {
  exercise: ExerciseId
  owner: WorkOwner
  submitted: WorkView['submitted']
  /** Changes when the server has run its checks of the last one. */
  verified: WorkView['verified']
}) {
  const { exercise, owner, submitted, verified } = props
  const { session } = useRoom()
  const [open, setOpen] = useState(false)
  const { data, error } = useRequest(
    open && submitted ? [session, exercise, owner, submitted.at, verified?.at].join(' ') : undefined,
    (signal) => api.submissions(session, exercise, owner, signal),
  )
  if (!submitted) return null
  return (
    <>
      <Button size="sm" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Handed in ({submitted.of})
      </Button>
      {open && (
        <Suspense>
          <SubmissionsDialog
            submissions={data?.submissions}
            trouble={error && <p role="alert">{error.message}</p>}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}
