import { grade } from '../../../shared/course/grade.ts'
import type { Answer } from '../../../shared/course/quiz.ts'
import type { PracticeQuestion } from './practice-run.ts'

/** What came of an answer, here and now. */
export interface Tried {
  answer: Answer
  correct: boolean
  /** From 0 to 1. */
  share: number
}

/** Graded as in class, but here: nothing is sent. */
export function tried({ question, key }: PracticeQuestion, answer: Answer): Tried {
  return { answer, ...grade(question, key, answer) }
}
