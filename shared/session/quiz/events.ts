import type { Answer, Question, QuestionId, QuestionKey, QuizId } from '../../course/quiz.ts'
import type { ParticipantId } from '../../ids.ts'
import type { Board, ClosedBy, Outcome, RunId, Scoring } from './state.ts'

/**
 * Everything about quizzes and polls that is written to a log. Keys, explanations and feedback stand in
 * `question.revealed` and nowhere before it. Times are ms since the epoch on the server's clock.
 */
export type QuizEvent =
  | {
      type: 'quiz.opened'
      run: RunId
      quiz: QuizId
      title: string
      scoring: Scoring
      board: Board
      live: boolean
      /** Questions of the quiz. */
      total: number
      /** At one's own pace: all questions, open from now on. Absent where the host opens one after another. */
      questions?: Question[]
      until?: number
    }
  | { type: 'poll.opened'; run: RunId; question: Question; live: boolean; until?: number }
  | { type: 'quiz.shown'; run?: RunId }
  | { type: 'quiz.live-set'; run: RunId; live: boolean }
  | { type: 'quiz.finished'; run: RunId }
  | { type: 'question.opened'; run: RunId; question: Question; number: number; until?: number }
  | { type: 'question.shown'; run: RunId; question: QuestionId }
  | { type: 'question.closed'; run: RunId; questions: QuestionId[]; by: ClosedBy }
  | { type: 'question.extended'; run: RunId; questions: QuestionId[]; until: number }
  | { type: 'question.discussed'; run: RunId; question: QuestionId }
  | { type: 'question.asked-again'; run: RunId; question: QuestionId; until?: number }
  | {
      type: 'question.revealed'
      run: RunId
      question: QuestionId
      key?: QuestionKey
      explanation: string
      feedback?: Record<string, string>
      /** Graded now and never again, in the order of the participants' ids. */
      outcomes: ({ participant: ParticipantId } & Outcome)[]
    }
  | {
      type: 'answer.given'
      run: RunId
      question: QuestionId
      round: 1 | 2
      participant: ParticipantId
      answer: Answer
      /** Since the countdown began. */
      ms: number
    }
  /** Written without an actor and without the id of the command; `ballot` leads to nobody (see ADR 0010). */
  | { type: 'ballot.cast'; run: RunId; question: QuestionId; round: 1 | 2; ballot: string; answer: Answer }
  | { type: 'extra-time.set'; participant: ParticipantId; factor: number }
  /** The server lives, and a countdown runs. */
  | { type: 'countdown.ticked' }
