import { Check, ChevronRight } from 'lucide-react'
import type { ExerciseId, ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { MeView } from '../../../shared/view/slices.ts'
import { Badge } from '../../ui/badge.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './exercises-dialog.module.css'
import { ownWorkAt } from './own-work.ts'

/** All exercises of the course, to open any of them. */
export function ExercisesDialog(props: {
  open: boolean
  onClose: () => void
  exercises: readonly ExerciseSummary[]
  /** The one that the class works at. */
  current: ExerciseId | undefined
  me: MeView
  onChoose: (id: ExerciseId) => void
}) {
  const { exercises, current, me, onClose } = props
  return (
    <Dialog open={props.open} onClose={onClose} title="Exercises" size="md">
      <ol className={styles.list}>
        {exercises.map(({ id, title, minutes, points }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.exercise}
              onClick={() => {
                onClose()
                props.onChoose(id)
              }}
            >
              <span className={styles.text}>
                <span className={styles.title}>{title}</span>
                <span className={styles.detail}>
                  {minutes !== undefined && `${minutes} min · `}
                  {points === 1 ? '1 point' : `${points} points`}
                </span>
              </span>
              <span className={styles.marks}>
                {id === current && <Badge tone="accent">Now in class</Badge>}
                {ownWorkAt(me, id).length > 0 && (
                  <Badge tone="ok" icon={<Check size={12} aria-hidden="true" />}>
                    Opened
                  </Badge>
                )}
              </span>
              <ChevronRight size={18} aria-hidden="true" className={styles.arrow} />
            </button>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
