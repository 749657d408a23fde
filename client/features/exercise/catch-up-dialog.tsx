import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { AudienceExercise, ExerciseFile } from '../../../shared/course/exercise.ts'
import { contentOf } from '../../documents/history/content.ts'
import { restore } from '../../documents/history/restore.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { api } from '../../net/api.ts'
import { ApiError } from '../../net/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { toast } from '../../ui/toast.tsx'
import { filesOf } from '../run/use-running.ts'
import styles from './comparing-dialog.module.css'
import { FilesDiff } from './files-diff.tsx'
import { mergeFiles, replaceFiles } from './merge-files.ts'

type How = 'merge' | 'replace'

/** Takes over what a step ends with: shows what that changes, keeps what was there as a branch, and changes it. */
export function CatchUpDialog(props: {
  exercise: AudienceExercise
  step: number
  /** The step that was taken over last; 0 for none. */
  from: number
  doc: Y.Doc
  /** Resolves when all that was typed is on the server. */
  delivered: (ms: number) => Promise<void>
  /** The code is that of the step now. */
  onTaken: () => void
  onClose: () => void
}) {
  const { exercise, step, from, doc, delivered, onTaken, onClose } = props
  const { session } = useRoom()
  const command = useCommand()
  const [sides, setSides] = useState<{ base: ExerciseFile[]; step: ExerciseFile[] }>()
  const [trouble, setTrouble] = useState<string>()
  const [how, setHow] = useState<How>('merge')
  const [busy, setBusy] = useState(false)
  const [own] = useState(() => filesOf(doc))

  useEffect(() => {
    let current = true
    const base =
      from === 0 ? Promise.resolve({ files: exercise.starter }) : api.exerciseStep(session, exercise.id, from)
    Promise.all([base, api.exerciseStep(session, exercise.id, step)]).then(
      ([began, end]) => current && setSides({ base: began.files, step: end.files }),
      (error: unknown) =>
        current && setTrouble(error instanceof ApiError ? error.message : 'It could not be loaded.'),
    )
    return () => {
      current = false
    }
  }, [session, exercise, step, from])

  const merged = sides && mergeFiles(sides.base, own, sides.step)
  const conflicts = merged?.conflicts ?? []
  const after = sides && (how === 'merge' && merged ? merged.files : replaceFiles(own, sides.step))

  const take = async () => {
    if (!sides || !after) return
    setBusy(true)
    try {
      await delivered(10_000)
      const outcome = await command({ type: 'work.catch-up', exercise: exercise.id, step })
      if (!outcome.ok) return
      // Somebody may have typed since the dialog was opened: what they wrote is merged as well.
      const now = filesOf(doc)
      const files =
        how === 'merge' ? mergeFiles(sides.base, now, sides.step).files : replaceFiles(now, sides.step)
      const target = {
        names: files.map(({ name }) => name),
        texts: new Map(files.map(({ name, text }) => [name, text])),
      }
      const done = restore(doc, 'files', target)
      if (done.ok) toast.ok(`You are at the end of step ${step}. What you had is kept under “Your versions”.`)
      else
        toast.ok(contentOf(doc, 'files').names.length > 0 ? 'Your code is like that already.' : done.reason)
      onTaken()
      onClose()
    } catch {
      toast.error('There is no connection: nothing was changed. Try again when it is back.')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Catch up to the end of step ${step}`}
      size="lg"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} disabled={!after} onClick={take}>
            Take it over
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <p>
          What you have now is kept as a version of its own. You can look at it and bring it back at any time.
        </p>
        {sides && (
          <Choices<How>
            legend="Your own changes"
            name="catch-up"
            value={how}
            onChange={setHow}
            choices={[
              { value: 'merge', label: 'Merge them in' },
              { value: 'replace', label: 'Leave them out' },
            ]}
          />
        )}
        {how === 'merge' && conflicts.length > 0 && (
          <p role="status">
            You and the step changed the same lines of {conflicts.join(', ')}: there the step’s version is
            taken.
          </p>
        )}
        {trouble && <p role="alert">{trouble}</p>}
        {!sides && !trouble && <PageSpinner label="Loading the step" />}
        {after && <FilesDiff before={own} after={after} same="Your code is like that already." />}
      </div>
    </Dialog>
  )
}
