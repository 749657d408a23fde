import { ArrowRight, Dumbbell, X } from 'lucide-react'
import { useState } from 'react'
import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './exercise-call.module.css'

/** Calls a learner to an exercise: the class works at it now, or the slide is about it. */
export function ExerciseCall(props: {
  /** Undefined where there is none, or the reader is at it. */
  exercise: ExerciseSummary | undefined
  /** Of this call: another one is shown although an earlier one was put away. */
  occasion: string
  /** The class works at it; else only the slide names it. */
  begun: boolean
  onOpen: () => void
}) {
  const { exercise, occasion, begun } = props
  const [away, setAway] = useState<string>()
  const shown = exercise && away !== occasion
  return (
    <div role="status">
      {shown && (
        <div className={begun ? styles.begun : styles.call}>
          <Dumbbell size={20} aria-hidden="true" className={styles.icon} />
          <p className={styles.text}>
            {begun ? 'The class works at an exercise now: ' : 'To this slide there is an exercise: '}
            <strong>{exercise.title}</strong>
            {exercise.minutes !== undefined && ` (${exercise.minutes} min)`}
          </p>
          <span className={styles.choice}>
            <Button size="sm" variant="primary" icon={<ArrowRight size={16} />} onClick={props.onOpen}>
              Open the exercise
            </Button>
            <IconButton label="Not now" size="sm" icon={<X size={16} />} onClick={() => setAway(occasion)} />
          </span>
        </div>
      )}
    </div>
  )
}
