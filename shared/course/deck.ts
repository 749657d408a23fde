import type { CourseId, DeckId } from '../ids.ts'
import type { ExerciseId, ExerciseSummary, StaffExercise } from './exercise.ts'
import type { Quiz, QuizId } from './quiz.ts'

/**
 * A compiled deck: what the server makes of a course's Markdown, already sanitised. It comes in two editions:
 * `StaffDeck` for instructors and TAs, `AudienceDeck` for everybody else, which has no notes and no hints.
 */
export interface DeckInfo {
  id: DeckId
  course: CourseId
  title: string
  /** BCP 47, for the `lang` attribute of the slides. */
  language: string
  /** Width divided by height of the slide canvas, 16/9 unless the deck says otherwise. */
  aspect: number
}

export interface AudienceDeck extends DeckInfo {
  slides: AudienceSlide[]
  /** In the order of the course. */
  exercises: ExerciseSummary[]
}

export interface StaffDeck extends DeckInfo {
  slides: StaffSlide[]
  exercises: StaffExercise[]
  quizzes: Quiz[]
}

export interface AudienceSlide {
  /** The first heading as plain text, else the front matter's `title`, or '' where the slide has neither. */
  title: string
  /** Slidev's layout names; an unknown layout is compiled as 'default'. */
  layout: string
  /** Classes of the front matter, already reduced to safe names. */
  classes: string
  /**
   * Sanitised HTML. An element with `data-step="n"` is shown from click step n on; `data-step-until="m"` hides
   * it again from step m on; a `<pre data-lines="2-3;5|all">` carries one line set for each step, beginning at
   * `data-lines-at` (default: the step before its first change). Mermaid source stands in
   * `<pre class="mermaid-source">`. Files of the course are addressed relative to the session's asset address
   * (`asset:images/x.svg`, each part already percent-encoded) in `src`, `poster` and `href`, which the client
   * replaces.
   *
   * Line sets count from the first line that is shown; `all`, `none` and `hide` (not even the block is shown)
   * are sets as well. The children of a `.step-stack` lie in one place, one of them shown at a time. Slots stand in `.slot-header`, `.slot-left`, `.slot-right`, `.slot-bottom`; a fence with a
   * title is a `figure.code-block` with a `figcaption.code-title`; a `<pre data-run="python|javascript|typescript">`
   * is a program that readers may run, its text the source to the letter; Marp's bars are `.slide-header` and
   * `.slide-footer`.
   */
  html: string
  /** Number of click steps; 0 for a slide that is complete at once. A slide has `steps + 1` states. */
  steps: number
  /** Front matter `background`/`image` of a layout that has one, as an `asset:` or https address. */
  background?: string
  /** A CSS colour behind the slide, where its author set one; already checked. */
  backgroundColor?: string
  /** The CSS colour of the slide's text; already checked. */
  color?: string
  /** The exercise that is done at this slide. */
  exercise?: ExerciseId
}

export interface StaffSlide extends AudienceSlide {
  /** Sanitised HTML of the presenter's notes; '' where there are none. */
  notes: string
  /** Expected minutes from the front matter; the presenter's pace is counted against it. */
  minutes?: number
  /** The quiz that is asked at this slide. */
  quiz?: QuizId
  /** Ids of the curriculum topics that the slide teaches. */
  covers: string[]
  /** What the author should know: unknown components, files not found, styles dropped. */
  hints: DeckProblem[]
}

/** One finding in a course, addressed as an author would look for it. */
export interface DeckProblem {
  severity: 'error' | 'warning'
  /** Path relative to the course folder. */
  file: string
  /** Line in that file, from 1. */
  line: number
  message: string
}

/** What a course list shows without compiling the slides. */
export interface CourseSummary {
  id: CourseId
  title: string
  description: string
  language: string
  /** In their order; empty where `course.yaml` lists none. */
  modules: CourseModule[]
}

/** A part of a course that can be taught by itself. People and programs name it by its number in the course, from 1. */
export interface CourseModule {
  title: string
  /** What its author expects it to take. */
  minutes?: number
}
