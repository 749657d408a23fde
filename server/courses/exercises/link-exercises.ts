import type { DeckProblem, StaffSlide } from '../../../shared/course/deck.ts'
import type { StaffExercise } from '../../../shared/course/exercise.ts'
import type { RawSlide } from '../parse/raw-slide.ts'

/**
 * Puts exercises into the order in which slides mention them; those that no slide mentions follow as they are. A
 * slide that names an exercise that is not there loses the name, with a problem.
 *
 * @param raw where the slides stand, by the same index
 */
export function linkExercises(
  raw: readonly Pick<RawSlide, 'file' | 'line'>[],
  slides: readonly StaffSlide[],
  exercises: readonly StaffExercise[],
): { exercises: StaffExercise[]; problems: DeckProblem[] } {
  const known = new Map(exercises.map((exercise) => [exercise.id, exercise]))
  const mentioned = new Set<StaffExercise>()
  const problems: DeckProblem[] = []
  for (const [index, slide] of slides.entries()) {
    if (slide.exercise === undefined) continue
    const exercise = known.get(slide.exercise)
    if (exercise) mentioned.add(exercise)
    else {
      const { file = '', line = 1 } = raw[index] ?? {}
      const message = `There is no exercise ${slide.exercise} in this course.`
      problems.push({ severity: 'error', file, line, message })
      delete slide.exercise
    }
  }
  return { exercises: [...mentioned, ...exercises.filter((exercise) => !mentioned.has(exercise))], problems }
}
