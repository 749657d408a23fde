import type { AudienceDeck, StaffDeck } from '../../../shared/course/deck.ts'
import type { RoomView } from '../../../shared/view/slices.ts'
import { runLabel } from '../quiz/runs-shown.ts'

/** What the class is at: a quiz before live code, that before an exercise, and that before the slide. */
export function nowText(
  { quizzes, demos, exercise, stage }: Pick<RoomView, 'quizzes' | 'demos' | 'exercise' | 'stage'>,
  deck: Pick<AudienceDeck | StaffDeck, 'slides' | 'exercises'>,
): string {
  const run = quizzes?.onScreen === undefined ? undefined : quizzes.runs[quizzes.onScreen]
  if (run) return run.quiz === undefined ? runLabel(run) : `Quiz: ${runLabel(run)}`
  const demo = demos?.onScreen === undefined ? undefined : demos.items[demos.onScreen]
  if (demo) return `Live code: ${demo.title}`
  if (exercise) {
    const title = deck.exercises?.find(({ id }) => id === exercise.id)?.title
    return `Exercise: ${title ?? exercise.id}`
  }
  const slide = stage?.slide ?? 0
  const title = deck.slides[slide]?.title
  return `Slide ${slide + 1}${title ? `: ${title}` : ''}`
}
