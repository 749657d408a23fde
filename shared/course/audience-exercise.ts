import type { AudienceExercise, ExerciseSummary, StaffExercise } from './exercise.ts'

/**
 * What learners may know of an exercise while its solution is not released. Built field by field, as the audience's
 * deck is; a check is shown whole or not at all.
 */
export function audienceExercise(exercise: StaffExercise): AudienceExercise {
  const { brief, starter, entry, app, hints, checks, steps } = exercise
  // The id of a hidden check says what it is about.
  const visible = new Set(checks.map(({ id }) => id))
  return {
    ...exerciseSummary(exercise),
    brief,
    starter: starter.map(({ name, text }) => ({ name, text })),
    ...(entry === undefined ? {} : { entry }),
    ...(app === undefined ? {} : { app }),
    hints: [...hints],
    checks: [...checks],
    steps: steps.map(({ title, checks: ids }) => ({ title, checks: ids.filter((id) => visible.has(id)) })),
  }
}

export function exerciseSummary({ id, title, minutes, points }: ExerciseSummary): ExerciseSummary {
  return { id, title, points, ...(minutes === undefined ? {} : { minutes }) }
}
