/**
 * Quizzes and polls of a course, compiled. A question is in two parts: what everybody may see, and the key, which
 * stays on the server until it is revealed.
 */

/** Unique in the course: the name of the quiz's file, or of its fence. `[a-z0-9-]{1,64}` */
export type QuizId = string
/** Unique in the course: `<quiz>/<name or number>`, both parts `[a-z0-9-]{1,64}`. */
export type QuestionId = string

/** One of the things to choose, to put in order or to match. Ids say nothing about what is right. */
export interface Option {
  id: string
  /** Sanitised HTML. */
  html: string
}

interface QuestionCommon {
  id: QuestionId
  /** Sanitised HTML: text, code, formulas. */
  stem: string
  /** Countdown; absent: open until it is closed. */
  seconds?: number
  /** What a right answer is worth; 0 for polls. */
  points: number
  /** An answer may be changed until the question is closed. */
  mayChange: boolean
  /** No link between a person and an answer is ever kept. Only for questions without a key. */
  anonymous: boolean
}

/** What everybody may see of a question while it is open. */
export type Question = QuestionCommon &
  (
    | {
        kind: 'choice'
        /** `single`: exactly one · `multiple`: any number · `true-false`: two fixed options */
        form: 'single' | 'multiple' | 'true-false'
        options: Option[]
      }
    | { kind: 'number'; unit?: string }
    /** A short text; `output`: what a program prints, shown and typed in a fixed-width font, several lines allowed. */
    | { kind: 'text'; form: 'short' | 'output' }
    /** Options in the order in which they are shown, which is not the right one; the learner finds it. */
    | { kind: 'order'; options: Option[] }
    /** Each of `options` belongs to one of `targets`. */
    | { kind: 'match'; options: Option[]; targets: Option[] }
    /** Which line (from 1) of the code is wrong. `html`: the same lines as sanitised HTML with the colours of slides. */
    | { kind: 'line'; language: string; lines: string[]; html: string[] }
    /** A scale from 1 to `steps`, without a key. */
    | { kind: 'rating'; steps: number; low: string; high: string }
    /** Free text, without a key; `cloud`: a few words that are shown as a cloud. */
    | { kind: 'open'; form: 'text' | 'cloud' }
  )

export type QuestionKind = Question['kind']

/** What is right, by the kind of the question; the kinds `rating` and `open` have none. */
export type QuestionKey =
  /**
   * `options` are the right ones. `weights` say what choosing an option is worth, from -1 to 1, where the author does
   * (else see grade.ts); an option without a weight is worth nothing.
   */
  | { kind: 'choice'; options: string[]; weights?: Record<string, number> }
  /** Right from `min` to `max`, both included. `also`: other ranges, and which share of the points they are worth. */
  | { kind: 'number'; min: number; max: number; also?: (NumberRange & { share: number })[] }
  /**
   * Any of `accepted` after normalisation (see answer-text.ts); `pattern` is a regular expression (see pattern.ts) that
   * must match the whole normalised text. `also`: other texts, and which share of the points they are worth.
   */
  | {
      kind: 'text'
      accepted: string[]
      pattern?: string
      caseSensitive: boolean
      also?: { text: string; share: number }[]
    }
  | { kind: 'order'; options: string[] }
  /** Option → target. */
  | { kind: 'match'; pairs: Record<string, string> }
  | { kind: 'line'; lines: number[] }

/** Both ends included. */
export interface NumberRange {
  min: number
  max: number
}

/** A question with all that only the server and staff may know before the reveal. */
export interface StaffQuestion {
  question: Question
  /** Absent for polls: there is nothing right or wrong. */
  key?: QuestionKey
  /** Sanitised HTML, shown at the reveal; '' where there is none. */
  explanation: string
  /** What choosing an option says about the learner, by option; for item analysis and after the reveal. */
  feedback?: Record<string, string>
  /** Ids of the curriculum topics that it asks about. */
  covers: string[]
}

/** Questions that belong together, in their order: a file in `quizzes/`, or a fence on a slide. */
export interface Quiz {
  id: QuizId
  title: string
  questions: StaffQuestion[]
}

/** What somebody answered, by the kind of the question. */
export type Answer =
  | { kind: 'choice'; options: string[] }
  | { kind: 'number'; value: number }
  | { kind: 'text'; text: string }
  | { kind: 'order'; options: string[] }
  | { kind: 'match'; pairs: Record<string, string> }
  | { kind: 'line'; line: number }
  | { kind: 'rating'; value: number }
  | { kind: 'open'; text: string }
