import { ArrowLeft } from 'lucide-react'
import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { WorkOwner } from '../../../shared/session/work/state.ts'
import type { MeView } from '../../../shared/view/slices.ts'
import { useRoomState } from '../../hooks/use-room.tsx'
import { Button } from '../../ui/button.tsx'
import { toldRows } from '../exercise/check-rows.ts'
import { ChecksList } from '../exercise/checks-list.tsx'
import { HandedInButton } from './handed-in-button.tsx'
import { Task } from './task.tsx'
import { useExercise } from './use-exercise.ts'
import { WorkEditor } from './work-editor.tsx'
import styles from './workspace.module.css'
import { WorkspaceLayout } from './workspace-layout.tsx'

/** Somebody's work, opened by the staff: they see what is typed, type too, and point at lines. */
export function StaffWorkspace(props: {
  exercise: ExerciseSummary
  owner: WorkOwner
  /** Whose it is, as people read it. */
  name: string
  /** Who is followed until the reader looks elsewhere: the learner, where it is one's alone. */
  leader?: { id: string; name: string } | undefined
  me: MeView
  language: string
  ended: boolean
  back: { label: string; go: () => void }
  className?: string | undefined
}) {
  const { exercise, owner, name, me, ended } = props
  const loaded = useExercise(exercise.id)
  const work = useRoomState(({ view }) => view?.work?.items[exercise.id]?.[owner])
  const told = work?.checks
  return (
    <WorkspaceLayout
      key={`${exercise.id}/${owner}`}
      title={`${name}: ${exercise.title}`}
      task={
        <>
          <Task loaded={loaded} language={props.language} />
          {told && loaded.data && (
            <div className={styles.told}>
              <ChecksList rows={toldRows(loaded.data.checks, told)} busy={false} />
            </div>
          )}
        </>
      }
      note={
        <span className={styles.note}>
          {ended
            ? 'The class has ended.'
            : `${told ? `${told.passed} of ${told.total} checks pass. ` : ''}You are seen here by name. Click a line’s number to point at it.`}
        </span>
      }
      tools={
        <>
          <HandedInButton
            exercise={exercise.id}
            owner={owner}
            submitted={work?.submitted}
            verified={work?.verified}
          />
          <Button size="sm" icon={<ArrowLeft size={16} />} onClick={props.back.go}>
            {props.back.label}
          </Button>
        </>
      }
      first="code"
      className={props.className}
      editor={(pane) => (
        <WorkEditor
          exercise={exercise.id}
          owner={owner}
          content={loaded.data}
          me={me}
          label={`Code of ${name}: ${exercise.title}`}
          mayWrite={!ended}
          reason={ended ? 'The class has ended.' : undefined}
          pointing
          leader={props.leader}
          pane={pane}
        />
      )}
    />
  )
}
