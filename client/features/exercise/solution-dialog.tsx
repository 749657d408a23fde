import { useState } from 'react'
import type * as Y from 'yjs'
import type { AudienceExercise } from '../../../shared/course/exercise.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { api } from '../../net/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { filesOf } from '../run/use-running.ts'
import styles from './comparing-dialog.module.css'
import { FilesDiff } from './files-diff.tsx'

/** The solution beside one's own code: from one's own to the solution. */
export function SolutionDialog(props: { exercise: AudienceExercise; doc: Y.Doc; onClose: () => void }) {
  const { exercise, doc, onClose } = props
  const { session } = useRoom()
  const [own] = useState(() => filesOf(doc))
  const { data, error, reload } = useRequest(`solution ${session} ${exercise.id}`, () =>
    api.exerciseSolution(session, exercise.id),
  )
  return (
    <Dialog open onClose={onClose} title={`Solution · ${exercise.title}`} size="lg">
      <div className={styles.body}>
        <p>From your code to the solution. There is more than one good way: yours may be another.</p>
        {error && (
          <p role="alert">
            {error.message} <Button onClick={reload}>Try again</Button>
          </p>
        )}
        {!data && !error && <PageSpinner label="Loading the solution" />}
        {data && (
          <FilesDiff before={own} after={data.files} same="Your code is the solution, to the letter." />
        )}
      </div>
    </Dialog>
  )
}
