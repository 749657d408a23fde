import type { Answer, Question, QuestionId, QuestionKey, QuizId } from '../course/quiz.ts'
import type { ParticipantId } from '../ids.ts'
import type { Board, Pace, QuestionPhase, RunId, Scoring } from '../session/quiz/state.ts'

/** Quizzes and polls that go on, and the one on the screen. Times are ms since the epoch on the server's clock. */
export interface QuizzesSlice {
  runs: Record<RunId, RunView>
  /** Shown beside or instead of the slides; absent while there is none. */
  onScreen?: RunId
}

export interface RunView {
  /** Absent for polls. */
  quiz?: QuizId
  /** '' for polls. */
  title: string
  pace: Pace
  scoring: Scoring
  board: Board
  /** Projectors show the bars while answers come in. */
  live: boolean
  /** Questions of the quiz, those that were not asked included. */
  total: number
  finished: boolean
  /** Of sets at one's own pace all questions, else the one on the screen. */
  questions: Record<QuestionId, QuestionView>
  /** The first ten after the last reveal; absent while the board is off or empty. */
  leaders?: LeaderView[]
}

export interface QuestionView {
  question: Question
  /** Its place in the quiz, from 1. */
  number: number
  phase: QuestionPhase
  /** 2 when it is asked again after a discussion. */
  round: 1 | 2
  since: number
  /** The deadline; absent while it is open-ended. */
  until?: number
  /** How many have answered; stands still once the question is closed. */
  answered: number
  result?: ResultView
}

/** What is known after the reveal. */
export interface ResultView {
  /** Absent for questions without right and wrong. */
  key?: QuestionKey
  /** Sanitised HTML, '' where there is none. */
  explanation: string
  /** Sanitised HTML by option. */
  feedback?: Record<string, string>
  /** Bucket → how often; absent where too few have voted anonymously. See PROTOCOL.md for buckets. */
  bars?: Record<string, number>
  /** The same of the first round, where there were two. */
  before?: Record<string, number>
  /** How many answers were right in every part; absent without a key. */
  correct?: number
}

export interface LeaderView {
  rank: number
  points: number
  /** Only where the board has names. */
  name?: string
}

/** Staff, and projectors where the instructor says so: what comes in while a question is not revealed. */
export interface TallySlice {
  runs: Record<RunId, RunTally>
}

export interface RunTally {
  questions: Record<QuestionId, QuestionTally>
  /** Staff only: who has not answered, and how many of the questions shown; nothing is known of anonymous ones. */
  missing?: Record<ParticipantId, number>
}

export interface QuestionTally {
  answered: number
  /** Absent for anonymous questions. */
  bars?: Record<string, number>
  before?: Record<string, number>
}

/** A reader's own part in a run. */
export interface MyRunView {
  questions: Record<QuestionId, MyQuestionView>
  /** Points in this run; absent before the first reveal and where nothing is scored. */
  score?: number
  /** Absent while the board is off. */
  rank?: number
}

export interface MyQuestionView {
  /** Absent where an anonymous vote was cast: what it was is not kept. */
  answer?: Answer
  /** When it was saved. */
  at?: number
  /** The round that it was given in. */
  round?: 1 | 2
  /** An anonymous vote was cast. */
  voted?: true
  /** The reader's own deadline, where they have extra time. */
  until?: number
  result?: { correct: boolean; share: number; points: number }
}
