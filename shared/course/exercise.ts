/** Exercises of a course: what the author wrote, compiled. Staff and server know all of it, learners a part. */

/** The name of an exercise's folder; also the workspace in the name of its documents. `[a-z0-9-]{1,64}` */
export type ExerciseId = string

/** A text file of an exercise, by its path below the workspace. */
export interface ExerciseFile {
  name: string
  text: string
}

/** What lists of exercises show; part of both editions of a deck. */
export interface ExerciseSummary {
  id: ExerciseId
  title: string
  /** Expected time. */
  minutes?: number
  points: number
}

/** What a learner may know of an exercise before its solution is released. */
export interface AudienceExercise extends ExerciseSummary {
  /** Sanitised HTML, rendered as slides are; files of the course are `asset:` addresses. */
  brief: string
  /** What a workspace begins with; the first is shown first. */
  starter: ExerciseFile[]
  /** The file that Run begins with; absent where nothing can be run. */
  entry?: string
  /** The web app for the HTTP panel, as servers take it: `main:app`; absent for exercises without one. */
  app?: string
  /** Sanitised HTML, to be shown one by one. */
  hints: string[]
  /** Checks whose content the author lets learners see; hidden ones are not among them. */
  checks: Check[]
}

/** The whole of an exercise. Solution and hidden checks never leave the server before they are released. */
export interface StaffExercise extends AudienceExercise {
  hiddenChecks: Check[]
  /** Files that replace those of the same name in the starter. */
  solution: ExerciseFile[]
  /** Ids of the curriculum topics that it practises. */
  covers: string[]
}

/**
 * A check, which passes or fails with a message.
 * `tests`: the test files are run beside the learner's files (unittest and pytest style in Python, jest style in
 * JavaScript and TypeScript) · `output`: the program's output is compared.
 */
export type Check =
  | { id: string; title: string; kind: 'tests'; files: ExerciseFile[] }
  | {
      id: string
      title: string
      kind: 'output'
      /** What the program must write to stdout; line ends and white space at the ends do not count. */
      expected: string
    }
