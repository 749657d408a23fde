import { Send } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { AudienceExercise, ExerciseFile } from '../../../shared/course/exercise.ts'
import type { SubmissionView } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { randomId } from '../../net/random-id.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { receiptText } from './receipt-text.ts'
import { revisionOf } from './revision.ts'
import { useGradingProgress } from './use-grading-progress.ts'

// Opened by few.
const SubmissionsDialog = lazy(async () => ({
  default: (await import('./submissions-dialog.tsx')).SubmissionsDialog,
}))

/** Hands the work in: checks it once more, waits until the server has all of it, and gives a receipt. */
export function HandIn(props: {
  exercise: AudienceExercise
  /** Oldest first. */
  submissions: readonly SubmissionView[]
  /** The files as they are now; undefined while there is no connection. */
  files: (() => ExerciseFile[]) | undefined
  delivered: (ms: number) => Promise<void>
  check: (files: readonly ExerciseFile[]) => Promise<string | undefined>
}) {
  const { exercise, submissions, files, delivered, check } = props
  const last = submissions.at(-1)
  const command = useCommand()
  const [busy, setBusy] = useState(false)
  const [listed, setListed] = useState(false)
  const { session } = useRoom()
  const progress = useGradingProgress(session, exercise.id, last)
  const handIn = async () => {
    if (!files) return
    setBusy(true)
    try {
      const now = files()
      await check(now)
      await delivered(10_000)
      const submission = randomId()
      const outcome = await command({
        type: 'work.submit',
        exercise: exercise.id,
        submission,
        revision: revisionOf(now),
      })
      if (outcome.ok) toast.ok('Handed in.')
    } catch {
      toast.error('There is no connection: nothing was handed in. Try again when it is back.')
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button
        size="sm"
        variant="primary"
        icon={<Send size={16} />}
        busy={busy}
        disabled={!files}
        onClick={handIn}
        title={files ? undefined : 'There is no connection to the server.'}
      >
        {last ? 'Hand in again' : 'Hand in'}
      </Button>
      {last && <span role="status">{receiptText(last, progress)}</span>}
      {submissions.length > 1 && (
        <Button size="sm" variant="ghost" aria-haspopup="dialog" onClick={() => setListed(true)}>
          All {submissions.length} handed in
        </Button>
      )}
      {listed && (
        <Suspense>
          <SubmissionsDialog submissions={submissions} onClose={() => setListed(false)} />
        </Suspense>
      )}
    </>
  )
}
