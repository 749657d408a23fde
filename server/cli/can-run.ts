import type { StaffExercise } from '../../shared/course/exercise.ts'

/** Whether `course check` can run an exercise: it has checks, and a solution that has to pass them. */
export const canRun = ({ solution, checks, hiddenChecks }: StaffExercise): boolean =>
  solution.length > 0 && checks.length + hiddenChecks.length > 0
