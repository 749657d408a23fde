import type { DeckProblem } from '../../../shared/course/deck.ts'
import type { Check, ExerciseFile, ExerciseId, ExerciseStep } from '../../../shared/course/exercise.ts'

/** A piece of Markdown, and where it stands. */
export interface MarkdownPart {
  /** Course-relative. */
  file: string
  /** Its first line in the file, from 1. */
  line: number
  text: string
}

/** An exercise as its author wrote it, whatever the layout of its folder: read and checked, but not rendered. */
export interface RawExercise {
  id: ExerciseId
  title: string
  minutes?: number
  points: number
  brief: MarkdownPart[]
  hints: MarkdownPart[]
  starter: ExerciseFile[]
  solution: ExerciseFile[]
  entry?: string
  app?: string
  checks: Check[]
  hiddenChecks: Check[]
  steps: ExerciseStep[]
  stepFiles: ExerciseFile[][]
  covers: string[]
}

/** Gathers what is wrong with an exercise. */
export interface Report {
  found: DeckProblem[]
  error: (file: string, message: string, line?: number) => void
  warn: (file: string, message: string, line?: number) => void
}

export function report(): Report {
  const found: DeckProblem[] = []
  const add =
    (severity: DeckProblem['severity']) =>
    (file: string, message: string, line = 1) =>
      void found.push({ severity, file, line, message })
  return { found, error: add('error'), warn: add('warning') }
}
