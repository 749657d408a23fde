import type { Question } from '../../../shared/course/quiz.ts'
import type { QuestionView } from '../../../shared/view/quiz-slices.ts'
import type { ListedRun } from './runs-shown.ts'

/** What tests of these files show. */
export const COMMON = { id: 'q/1', stem: '<p>Which?</p>', points: 1, mayChange: true, anonymous: false }

export const OPTIONS = ['x', 'y', 'z'].map((id) => ({ id, html: id.toUpperCase() }))

export const CHOICE: Question = { ...COMMON, kind: 'choice', form: 'single', options: OPTIONS }

export const asked = (part: Partial<QuestionView> = {}): QuestionView => ({
  question: CHOICE,
  number: 1,
  phase: 'open',
  round: 1,
  since: 0,
  answered: 0,
  ...part,
})

export const held = (view: QuestionView | undefined, part: Partial<ListedRun> = {}): ListedRun => ({
  id: 'r1',
  quiz: 'q',
  title: 'A quiz',
  pace: 'host',
  scoring: 'points',
  board: 'off',
  live: false,
  total: 2,
  finished: false,
  questions: view ? { [view.question.id]: view } : {},
  ...part,
})
