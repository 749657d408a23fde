import type { StaffDeck } from './deck.ts'
import type { ExerciseId, StaffExercise } from './exercise.ts'
import type { Quiz, QuizId } from './quiz.ts'

/**
 * What a session's course holds beside its slides, with keys, hidden checks and solutions. Decisions look things up in
 * it; none of it is ever in the state of a session or in a view as it stands here.
 */
export interface Catalog {
  exercises: ReadonlyMap<ExerciseId, StaffExercise>
  quizzes: ReadonlyMap<QuizId, Quiz>
}

/** Exercises that were stored before there were steps. */
const WITHOUT_STEPS = { steps: [], stepFiles: [] }

export const EMPTY_CATALOG: Catalog = { exercises: new Map(), quizzes: new Map() }

/** @param deck as it was stored; decks of older releases have neither exercises nor quizzes */
export function catalogOf(deck: StaffDeck): Catalog {
  const { exercises = [], quizzes = [] } = deck as Partial<Pick<StaffDeck, 'exercises' | 'quizzes'>>
  return {
    exercises: new Map(exercises.map((exercise) => [exercise.id, { ...WITHOUT_STEPS, ...exercise }])),
    quizzes: new Map(quizzes.map((quiz) => [quiz.id, quiz])),
  }
}
