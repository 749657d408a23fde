import type { NumberRange } from '../../../shared/course/quiz.ts'

/**
 * A quiz as its author wrote it, whatever the format: what every reader of a format makes, and what is compiled, or
 * printed in the form of our own. All texts that people read are Markdown; what is compared with answers is plain.
 */
export interface SourceQuiz {
  title?: string
  questions: SourceQuestion[]
  problems: QuizProblem[]
}

/** Something in the file that its author should know; the questions that are not concerned are kept. */
export interface QuizProblem {
  severity: 'error' | 'warning'
  /** In the file, from 1. Of a table: the row. */
  line: number
  message: string
}

/** @param before lines of the file before the text that the problem was found in */
export function toQuizProblem({ severity, line, message }: QuizProblem, before = 0): QuizProblem {
  return { severity, line: line + before, message }
}

export interface SourceQuestion {
  /** Where it begins in the file, from 1. */
  line: number
  /** The author's own name for it, the second part of its id. */
  name?: string
  stem: string
  explanation?: string
  seconds?: number
  points?: number
  mayChange?: boolean
  anonymous?: boolean
  covers: string[]
  answer: SourceAnswer
}

export interface SourceOption {
  text: string
  right: boolean
  /** What choosing it is worth, from -1 to 1, where the author says so. */
  worth?: number
  feedback?: string
}

/** What is asked for, with its key. */
export type SourceAnswer =
  /** Where `isPoll`, no option is right or wrong. */
  | { kind: 'choice'; several: boolean; isPoll: boolean; options: SourceOption[] }
  | { kind: 'true-false'; right: boolean; feedback?: { true?: string; false?: string } }
  | ({ kind: 'number'; unit?: string; also: (NumberRange & { share: number })[] } & NumberRange)
  | {
      kind: 'text'
      accepted: string[]
      pattern?: string
      caseSensitive: boolean
      also: { text: string; share: number }[]
    }
  | { kind: 'output'; accepted: string[] }
  /** In the right order. */
  | { kind: 'order'; items: string[] }
  /** `extra`: targets that nothing belongs to. */
  | { kind: 'match'; pairs: { option: string; target: string }[]; extra: string[] }
  | { kind: 'line'; language: string; lines: string[]; wrong: number[] }
  | { kind: 'rating'; steps: number; low: string; high: string }
  | { kind: 'open'; form: 'text' | 'cloud' }

/** Thrown by readers of one question for what only its author can mend, and turned into a problem with its line. */
export class QuestionError extends Error {
  /** Where it is, if that is not the first line of the question. */
  readonly line: number | undefined

  constructor(message: string, line?: number) {
    super(message)
    this.line = line
  }
}

/**
 * Reads questions one by one, so that a bad one never costs the others.
 * @param read returns nothing for what is no question; throws `QuestionError`
 */
export function readEach<T extends { line: number }>(
  items: readonly T[],
  read: (item: T, warn: (message: string) => void) => SourceQuestion | undefined,
): Pick<SourceQuiz, 'questions' | 'problems'> {
  const questions: SourceQuestion[] = []
  const problems: QuizProblem[] = []
  for (const item of items) {
    const warn = (message: string) => problems.push({ severity: 'warning', line: item.line, message })
    try {
      const question = read(item, warn)
      if (question) questions.push(question)
    } catch (error) {
      if (!(error instanceof QuestionError)) throw error
      problems.push({ severity: 'error', line: error.line ?? item.line, message: error.message })
    }
  }
  return { questions, problems }
}
