import type { Question, QuestionKind } from '../../../shared/course/quiz.ts'
import type { Draft } from './draft.ts'

/** What every way to answer is given. */
export interface InputProps<K extends QuestionKind> {
  question: Extract<Question, { kind: K }>
  draft: Extract<Draft, { kind: K }>
  /** No more answers are taken, or this one cannot be changed. */
  locked: boolean
  /** Id of what says the question. */
  labelledBy: string
  onDraft: (draft: Extract<Draft, { kind: K }>) => void
  /** Sends the draft; where one press is a whole answer, the draft that it makes. */
  onSend: (draft?: Draft) => void
}
