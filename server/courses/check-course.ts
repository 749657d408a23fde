import { readFile } from 'node:fs/promises'
import type { DeckProblem } from '../../shared/course/deck.ts'
import type { StaffExercise } from '../../shared/course/exercise.ts'
import type { Quiz } from '../../shared/course/quiz.ts'
import { compileCourse } from './compile.ts'
import { COURSE_FILE } from './course-file.ts'
import { locateCourse } from './locate.ts'
import { parseTopics, type Topic } from './topics.ts'

export interface CourseCheck {
  title: string
  slides: number
  withNotes: number
  /** Click steps of all slides together. */
  steps: number
  /** Sum of the slides' `minutes`; where no slide names any, of the modules in `course.yaml`. */
  minutes: number
  /** Ids of the topics that the slides say they teach, each once, in the order of the deck. */
  covers: string[]
  exercises: ExerciseCount
  quizzes: QuizCount
  problems: DeckProblem[]
  /** Only with a list of topics. */
  coverage?: Coverage
}

export interface ExerciseCount {
  count: number
  withHints: number
  withSolution: number
  /** Visible or hidden ones. */
  withChecks: number
  /** Ids of the topics that they practise, each once. */
  covers: string[]
}

export interface QuizCount {
  count: number
  questions: number
  /** Of the questions: those that nobody can answer wrongly. */
  polls: number
  withExplanation: number
  /** Ids of the topics that they ask about, each once. */
  covers: string[]
}

export interface Coverage {
  /** Topics that slides cover. */
  taught: Topic[]
  /** Topics that no slide covers. */
  missing: Topic[]
  /** Topics that exercises practise, whether slides cover them or not. */
  exercised: Topic[]
  /** Topics that quizzes ask about, likewise. */
  quizzed: Topic[]
}

/**
 * Counts a course and gathers its problems. With the path of a `topics.tsv`, topics that no slide covers are
 * `missing`, and ids that are in no row are a problem. Throws if the list cannot be read.
 */
export async function checkCourse(path: string, topicsFile?: string): Promise<CourseCheck> {
  const { staff, problems } = await compileCourse(path)
  const { course } = await locateCourse(path)
  const sum = (numbers: (number | undefined)[]) =>
    numbers.reduce<number>((total, value) => total + (value ?? 0), 0)
  const covers = [...new Set(staff.slides.flatMap((slide) => slide.covers))]
  const check: CourseCheck = {
    title: staff.title,
    slides: staff.slides.length,
    withNotes: staff.slides.filter((slide) => slide.notes !== '').length,
    steps: sum(staff.slides.map((slide) => slide.steps)),
    minutes:
      sum(staff.slides.map((slide) => slide.minutes)) ||
      sum((course.modules ?? []).map((module) => module.minutes)),
    covers,
    exercises: countExercises(staff.exercises),
    quizzes: countQuizzes(staff.quizzes),
    problems,
  }
  if (topicsFile === undefined) return check
  const topics = parseTopics(await readFile(topicsFile, 'utf8'))
  const known = new Set(topics.map((topic) => topic.id))
  const practised = check.exercises.covers
  const asked = check.quizzes.covers
  const unknown = [
    ...covers.filter((id) => !known.has(id)).map((id) => unknownTopic('A slide', id)),
    ...practised.filter((id) => !known.has(id)).map((id) => unknownTopic('An exercise', id)),
    ...asked.filter((id) => !known.has(id)).map((id) => unknownTopic('A question', id)),
  ]
  return {
    ...check,
    problems: [...problems, ...unknown],
    coverage: {
      taught: topics.filter((topic) => covers.includes(topic.id)),
      missing: topics.filter((topic) => !covers.includes(topic.id)),
      exercised: topics.filter((topic) => practised.includes(topic.id)),
      quizzed: topics.filter((topic) => asked.includes(topic.id)),
    },
  }
}

function countExercises(exercises: readonly StaffExercise[]): ExerciseCount {
  return {
    count: exercises.length,
    withHints: exercises.filter(({ hints }) => hints.length > 0).length,
    withSolution: exercises.filter(({ solution }) => solution.length > 0).length,
    withChecks: exercises.filter(({ checks, hiddenChecks }) => checks.length + hiddenChecks.length > 0)
      .length,
    covers: [...new Set(exercises.flatMap((exercise) => exercise.covers))],
  }
}

function countQuizzes(quizzes: readonly Quiz[]): QuizCount {
  const questions = quizzes.flatMap((quiz) => quiz.questions)
  return {
    count: quizzes.length,
    questions: questions.length,
    polls: questions.filter(({ key }) => key === undefined).length,
    withExplanation: questions.filter(({ explanation }) => explanation !== '').length,
    covers: [...new Set(questions.flatMap(({ covers }) => covers))],
  }
}

const unknownTopic = (who: string, id: string): DeckProblem => ({
  severity: 'warning',
  file: COURSE_FILE,
  line: 1,
  message: `${who} covers "${id}", which is not in the list of topics.`,
})
