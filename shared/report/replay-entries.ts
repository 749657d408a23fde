import type { ExerciseId } from '../course/exercise.ts'
import type { Question, QuestionId, QuizId } from '../course/quiz.ts'
import type { OutputPart, RunEnding } from '../session/demo-runs.ts'
import type { Pace, RunId } from '../session/quiz/state.ts'
import type { AskId, AskPhase } from '../session/talk/asks.ts'
import type { TimingState } from '../session/timing.ts'
import type { ResultView } from '../view/quiz-slices.ts'

/**
 * Whom a replay is made for. `staff`: everything with every name · `learner`: what learners saw, with the names that
 * they saw · `guest`: the same without any name
 */
export type ReplayAudience = 'staff' | 'learner' | 'guest'

/** A class as it can be watched again. Times are ms since the epoch on the server's clock. */
export interface ReplayTimeline {
  title: string
  /** The start of the class; of one that never began, the opening of its session. */
  start: number
  /** The end of the class; while it lasts, when the timeline was made. */
  end: number
  ended: boolean
  /** Live demos in the order in which they were opened, those that were closed later included. */
  demos: { id: string; title: string }[]
  /** In the order of the log. What happened before the start stands at the start. */
  entries: ReplayEntry[]
  /** Stretches of at least `BREAK_MS` in which nobody pressed anything; what was typed is not counted. */
  breaks: { from: number; to: number }[]
}

export const BREAK_MS = 60_000

export type ReplayEntry = { at: number } & ReplayChange

/** One thing that everybody saw change. Indices of slides count from 0. `by` is a name, absent where it is not told. */
export type ReplayChange =
  | { kind: 'slide'; slide: number; step: number }
  | { kind: 'black'; black: boolean }
  /** The demo beside the slides; without `demo` the slides are alone again. */
  | { kind: 'demo'; demo?: string }
  | { kind: 'run-started'; demo: string; run: string; file: string; by?: string }
  | { kind: 'run-output'; demo: string; run: string; parts: OutputPart[] }
  | { kind: 'run-ended'; demo: string; run: string; ending: RunEnding }
  | { kind: 'run-cleared'; demo: string }
  /** A quiz of the course, or a poll, which has neither `quiz` nor a title. It comes on the screen. */
  | { kind: 'quiz-opened'; run: RunId; quiz?: QuizId; title: string; pace: Pace; total: number }
  /** On the screen again; without `run` no quiz is. */
  | { kind: 'quiz-shown'; run?: RunId }
  | { kind: 'quiz-finished'; run: RunId }
  /** `round` 2: asked again after a discussion. */
  | {
      kind: 'question-opened'
      run: RunId
      question: Question
      number: number
      round: 1 | 2
      until?: number
    }
  | { kind: 'question-shown'; run: RunId; question: QuestionId }
  | { kind: 'question-extended'; run: RunId; questions: QuestionId[]; until: number }
  | { kind: 'question-closed'; run: RunId; questions: QuestionId[] }
  | { kind: 'question-discussed'; run: RunId; question: QuestionId }
  /** `answered`: how many had. */
  | { kind: 'question-revealed'; run: RunId; question: QuestionId; answered: number; result: ResultView }
  /**
   * A learner's question, when those whom the replay is for could see it. `votes`: how many wanted it answered in the
   * end; `slide`: the one that was shown when it was asked.
   */
  | {
      kind: 'asked'
      ask: AskId
      text: string
      slide: number
      phase: AskPhase
      votes: number
      anonymous?: true
      by?: string
    }
  | { kind: 'ask-settled'; ask: AskId; phase: AskPhase }
  | { kind: 'ask-pinned'; ask?: AskId }
  | { kind: 'announced'; announcement: string; text: string; by?: string }
  | { kind: 'announcement-withdrawn'; announcement: string }
  /** The room's timer and hold as they are from now on. */
  | ({ kind: 'timing' } & TimingState)
  /** The class begins to work at an exercise; without `exercise` it works no more. */
  | { kind: 'exercise'; exercise?: ExerciseId }

export type ReplayKind = ReplayChange['kind']
