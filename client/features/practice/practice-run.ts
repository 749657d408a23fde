import type { QuestionId, QuestionKey } from '../../../shared/course/quiz.ts'
import type { OwnQuestionResults, OwnQuizReport } from '../../../shared/report/own-quiz-results.ts'
import type { RunId } from '../../../shared/session/quiz/state.ts'
import type { Tried } from './try-answer.ts'

/** A question that can be practised: there is something right about it. */
export type PracticeQuestion = OwnQuestionResults & { key: QuestionKey }

export interface PracticeQuiz {
  run: RunId
  title: string
  questions: PracticeQuestion[]
  /** How many of these were right in class. */
  rightInClass: number
}

/** The quizzes of a class with what can be practised of each; those without anything are left out. */
export function practiceQuizzes({ runs }: Pick<OwnQuizReport, 'runs'>): PracticeQuiz[] {
  return runs.flatMap(({ run, title, questions }) => {
    const graded = questions.filter(hasKey)
    if (graded.length === 0) return []
    const rightInClass = graded.filter(({ mine }) => mine?.outcome?.correct).length
    return [{ run, title, questions: graded, rightInClass }]
  })
}

const hasKey = (question: OwnQuestionResults): question is PracticeQuestion => question.key !== undefined

/** The place of the next question that was not tried yet, after `from` and then from the beginning. */
export function nextUntried(
  questions: readonly PracticeQuestion[],
  done: Readonly<Record<QuestionId, Tried>>,
  from: number,
): number | undefined {
  for (let step = 1; step <= questions.length; step++) {
    const at = (from + step) % questions.length
    const id = questions[at]?.question.id
    if (id !== undefined && !done[id]) return at
  }
  return undefined
}
