import type { QuestionId } from '../../../shared/course/quiz.ts'
import type { RunId } from '../../../shared/session/quiz/state.ts'
import type { QuestionView, QuizzesSlice, RunView } from '../../../shared/view/quiz-slices.ts'

export interface ListedRun extends RunView {
  id: RunId
}

/** What the tabs of a page call a quiz or poll; demos have ids without a colon. */
const PREFIX = 'quiz:'
export const tabOf = (run: RunId) => `${PREFIX}${run}`

/** Quizzes and polls that go on, in the order in which they were opened. */
export function listRuns(quizzes: QuizzesSlice | undefined): ListedRun[] {
  return Object.entries(quizzes?.runs ?? {})
    .map(([id, run]) => ({ id, ...run }))
    .sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))
}

export const runOfTab = (tab: string | undefined): RunId | undefined =>
  tab?.startsWith(PREFIX) ? tab.slice(PREFIX.length) : undefined

/** The question that everybody is asked; undefined before the first, and in sets at one's own pace. */
export const currentQuestion = (run: RunView): QuestionView | undefined =>
  run.pace === 'free' ? undefined : Object.values(run.questions)[0]

/** The questions of a set in the order of the quiz. */
export const questionsInOrder = (run: RunView): QuestionView[] =>
  Object.values(run.questions).sort((a, b) => a.number - b.number)

export const runLabel = (run: RunView) => run.title || 'Poll'

/**
 * Changes whenever the class is asked something else: pages that show what the class is shown go there then.
 */
export function askedKey(run: ListedRun): string {
  const current = currentQuestion(run)
  return current ? [tabOf(run.id), current.question.id, current.round].join(' ') : tabOf(run.id)
}

/** `Question 2 of 5`; nothing for polls, which have one question. */
export function placeText(run: RunView, { number }: { number: number }): string {
  if (run.quiz === undefined) return 'Poll'
  return run.total > 1 ? `Question ${number} of ${run.total}` : 'Question'
}

/** Names a round of a question among all of a page. */
export const roundKey = (run: RunId, question: QuestionId, round: number) => `${run} ${question} ${round}`
