import type { ExerciseId } from '../../../shared/course/exercise.ts'
import { Task } from './task.tsx'
import styles from './task-only.module.css'
import { useExercise } from './use-exercise.ts'

/** The brief of an exercise for whoever has no workspace: staff and observers. */
export function TaskOnly({ exercise, language }: { exercise: ExerciseId; language: string }) {
  const loaded = useExercise(exercise)
  return (
    <section
      className={styles.task}
      aria-label={`Task: ${loaded.data?.title ?? exercise}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it
      tabIndex={0}
    >
      <Task loaded={loaded} language={language} />
    </section>
  )
}
