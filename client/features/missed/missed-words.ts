import type { Missed } from '../../../shared/report/missed.ts'

const MINUTE = 60_000

/** How long it was: “You came 12 min after the start.” */
export function absenceText({ from, to, late }: Pick<Missed, 'from' | 'to' | 'late'>): string {
  const minutes = Math.round((to - from) / MINUTE)
  return late ? `You came ${minutes} min after the start.` : `You were away for ${minutes} min.`
}

/** What it was: “4 slides, 1 exercise”. */
export function contentText({ slides, exercises, quizzes, announcements, answered }: Missed): string {
  const revealed = quizzes.reduce((sum, { questions }) => sum + questions.length, 0)
  const parts: [number, string, string][] = [
    [slides.length, 'slide', 'slides'],
    [exercises.length, 'exercise', 'exercises'],
    [revealed, 'quiz question', 'quiz questions'],
    [announcements.length, 'announcement', 'announcements'],
    [answered.length, 'answered question', 'answered questions'],
  ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
    .join(', ')
}
