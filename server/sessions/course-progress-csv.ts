import type {
  CourseProgress,
  ExerciseProgress,
  LearnerProgress,
  QuestionProgress,
  SessionSummary,
} from '../../shared/report/course-progress.ts'
import { plainOfHtml } from '../courses/quiz/html-markdown.ts'
import { type Columns, csv, iso } from './csv.ts'

export const PROGRESS_TABLES = ['learners', 'sessions', 'exercises', 'questions'] as const
export type ProgressTable = (typeof PROGRESS_TABLES)[number]

/** One part of a course's progress as a table. Sessions are numbered from 1 as in the table `sessions`. */
export function progressCsv(progress: CourseProgress, table: ProgressTable): string {
  switch (table) {
    case 'learners':
      return csv(learnerColumns(progress.sessions), progress.learners)
    case 'sessions':
      return csv(
        SESSION_COLUMNS,
        progress.sessions.map((session, n) => ({ session, number: n + 1 })),
      )
    case 'exercises':
      return csv(exerciseColumns(progress.sessions), progress.exercises)
    case 'questions':
      return csv(questionColumns(progress.sessions), progress.questions)
  }
}

const minutes = (ms: number) => (ms / 60_000).toFixed(1)
const rounded = (value: number | undefined) => (value === undefined ? '' : Math.round(1000 * value) / 1000)

/** The same columns for every session. */
function eachSession<Row>(
  sessions: readonly SessionSummary[],
  columns: (id: string) => Columns<Row>,
): Columns<Row> {
  return Object.fromEntries(
    sessions.flatMap(({ session }, n) =>
      Object.entries(columns(session)).map(([name, cell]) => [`session_${n + 1}_${name}`, cell]),
    ),
  )
}

const learnerColumns = (sessions: readonly SessionSummary[]): Columns<LearnerProgress> => ({
  name: ({ name }) => name,
  id: ({ id }) => id,
  match: ({ match }) => match,
  sessions: ({ attended }) => attended,
  minutes: ({ presentMs }) => minutes(presentMs),
  exercises_begun: ({ exercises }) => exercises.begun,
  exercises_passed: ({ exercises }) => exercises.passed,
  exercises_verified: ({ exercises }) => exercises.verified,
  points: ({ points }) => points,
  points_possible: ({ possible }) => possible,
  ...eachSession<LearnerProgress>(sessions, (id) => ({
    minutes: ({ sessions: parts }) => (parts[id] ? minutes(parts[id].presentMs) : ''),
    begun: ({ sessions: parts }) => parts[id]?.exercises.begun ?? '',
    passed: ({ sessions: parts }) => parts[id]?.exercises.passed ?? '',
    points: ({ sessions: parts }) => parts[id]?.points ?? '',
    points_possible: ({ sessions: parts }) => parts[id]?.possible ?? '',
  })),
})

const SESSION_COLUMNS: Columns<{ session: SessionSummary; number: number }> = {
  number: ({ number }) => number,
  title: ({ session }) => session.title,
  id: ({ session }) => session.session,
  started_at: ({ session }) => iso(session.startedAt),
  ended_at: ({ session }) => iso(session.endedAt),
  learners: ({ session }) => session.learners,
  mean_percent_present: ({ session }) => (100 * session.presence).toFixed(1),
  exercises_begun: ({ session }) => session.exercises.begun,
  exercises_passed: ({ session }) => session.exercises.passed,
  exercises_verified: ({ session }) => session.exercises.verified,
  points: ({ session }) => session.points,
  points_possible: ({ session }) => session.possible,
}

const exerciseColumns = (sessions: readonly SessionSummary[]): Columns<ExerciseProgress> => ({
  exercise: ({ title }) => title,
  exercise_id: ({ exercise }) => exercise,
  begun: ({ all }) => all.begun,
  passed: ({ all }) => all.passed,
  verified: ({ all }) => all.verified,
  ...eachSession<ExerciseProgress>(sessions, (id) => ({
    begun: ({ sessions: parts }) => parts[id]?.begun ?? '',
    passed: ({ sessions: parts }) => parts[id]?.passed ?? '',
    verified: ({ sessions: parts }) => parts[id]?.verified ?? '',
  })),
})

const questionColumns = (sessions: readonly SessionSummary[]): Columns<QuestionProgress> => ({
  quiz: ({ quizTitle }) => quizTitle,
  question_id: ({ question }) => question,
  question: ({ stem }) => plainOfHtml(stem),
  answered: ({ answered }) => answered,
  correct: ({ correct }) => correct,
  difficulty: ({ difficulty }) => rounded(difficulty),
  ...eachSession<QuestionProgress>(sessions, (id) => ({
    answered: ({ sessions: parts }) => parts[id]?.answered ?? '',
    correct: ({ sessions: parts }) => parts[id]?.correct ?? '',
    difficulty: ({ sessions: parts }) => rounded(parts[id]?.difficulty),
  })),
})
