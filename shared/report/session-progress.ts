import type { ExerciseId } from '../course/exercise.ts'
import type { QuestionId, QuizId } from '../course/quiz.ts'
import type { ParticipantId, SessionId, UserId } from '../ids.ts'
import type { Envelope } from '../session/envelope.ts'
import type { Item } from '../session/quiz/state.ts'
import type { SessionState } from '../session/session.ts'
import { attendanceReport } from './attendance.ts'

/** How far somebody came in an exercise: opened it, passed its visible checks, and all checks on the server. */
export type Stage = 'begun' | 'passed' | 'verified'

/** What one session adds to the progress of a course. Times are ms since the epoch. */
export interface SessionProgress {
  session: SessionId
  title: string
  /** The account that opened it; absent where it was opened at the command line. */
  owner?: UserId
  startedAt: number
  endedAt?: number
  /** Learners in the class who have a name, in the order of joining. */
  learners: LearnerOfSession[]
  /** Names of all learners who ever joined, those included who are not listed: they make namesakes. */
  names: string[]
  exercises: ({ exercise: ExerciseId; title: string } & Record<Stage, number>)[]
  questions: QuestionOfSession[]
}

export interface LearnerOfSession {
  participant: ParticipantId
  name: string
  /** Time in the room while the class was running, ms, and as a share of it from 0 to 1. */
  presentMs: number
  share: number
  exercises: Record<ExerciseId, Stage>
  /** Of questions with a key that were revealed; without what speed does to points. */
  points: number
  possible: number
}

/** A question with a key, as it was revealed last in the session. */
export interface QuestionOfSession {
  question: QuestionId
  quiz: QuizId
  quizTitle: string
  /** Sanitised HTML. */
  stem: string
  answered: number
  correct: number
  /** Sum of the shares of the points, each from 0 to 1. */
  shares: number
}

/**
 * Folds one session for the progress of its course.
 * @param title by which an exercise is called
 * @returns undefined where the class never began
 */
export function sessionProgress(
  entries: readonly Envelope[],
  state: SessionState,
  row: { title: string; owner?: UserId },
  title: (exercise: ExerciseId) => string,
  now: number,
): SessionProgress | undefined {
  const { id, startedAt, endedAt } = state.lifecycle
  if (startedAt === undefined) return undefined
  const members = [...state.roster.members.values()].filter(({ role }) => role === 'learner')
  const attendance = new Map(attendanceReport(entries, now).rows.map((one) => [one.participant, one]))
  const asked = gradedItems(state)
  const possible = asked.reduce((sum, { item }) => sum + item.question.points, 0)
  const stages = stagesOf(state)
  return {
    session: id,
    title: row.title,
    ...(row.owner === undefined ? {} : { owner: row.owner }),
    startedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    learners: members
      .filter(({ name, standing }) => standing === 'in' && name !== '')
      .map(({ id: participant, name }) => ({
        participant,
        name,
        presentMs: attendance.get(participant)?.presentMs ?? 0,
        share: attendance.get(participant)?.share ?? 0,
        exercises: Object.fromEntries(stages.get(participant) ?? []),
        points: pointsOf(asked, participant),
        possible: round(possible),
      })),
    names: members.map(({ name }) => name).filter(Boolean),
    exercises: exerciseCounts(stages, title),
    questions: asked.map(({ item, quiz, quizTitle }) => questionOf(item, quiz, quizTitle)),
  }
}

interface Asked {
  item: Item
  quiz: QuizId
  quizTitle: string
}

/** Questions of quizzes that have been graded; of one that was held twice, the last time. */
function gradedItems({ quizzes }: SessionState): Asked[] {
  const items = new Map<QuestionId, Asked>()
  for (const { quiz, title, items: asked } of quizzes.runs) {
    if (quiz === undefined) continue
    for (const item of asked) {
      if (item.reveal?.key && !item.question.anonymous) {
        items.set(item.question.id, { item, quiz, quizTitle: title })
      }
    }
  }
  return [...items.values()]
}

function pointsOf(asked: readonly Asked[], participant: ParticipantId): number {
  const points = asked.map(
    ({ item }) => (item.reveal?.outcomes.get(participant)?.share ?? 0) * item.question.points,
  )
  return round(points.reduce((sum, value) => sum + value, 0))
}

function questionOf(item: Item, quiz: QuizId, quizTitle: string): QuestionOfSession {
  const outcomes = [...(item.reveal?.outcomes.values() ?? [])]
  return {
    question: item.question.id,
    quiz,
    quizTitle,
    stem: item.question.stem,
    answered: outcomes.length,
    correct: outcomes.filter(({ correct }) => correct).length,
    shares: outcomes.reduce((sum, { share }) => sum + share, 0),
  }
}

const ORDER: readonly Stage[] = ['begun', 'passed', 'verified']

/** The further of two stages. */
export const further = (a: Stage, b: Stage | undefined): Stage =>
  b !== undefined && ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a

/** How far everybody came, in workspaces of their own and of teams that they are in. */
function stagesOf({ work, teams, roster }: SessionState): Map<ParticipantId, Map<ExerciseId, Stage>> {
  const stages = new Map<ParticipantId, Map<ExerciseId, Stage>>()
  for (const [owner, works] of work.byOwner.entries()) {
    for (const { exercise, passedAt, submissions } of works) {
      const outcomes = submissions.findLast((one) => one.verified)?.verified?.outcomes
      const verified = outcomes !== undefined && outcomes.length > 0 && outcomes.every(({ ok }) => ok)
      const stage = verified ? 'verified' : passedAt === undefined ? 'begun' : 'passed'
      for (const participant of teams.items.get(owner)?.members ?? [owner]) {
        if (roster.members.get(participant)?.role !== 'learner') continue
        const mine = stages.get(participant) ?? new Map<ExerciseId, Stage>()
        stages.set(participant, mine.set(exercise, further(stage, mine.get(exercise))))
      }
    }
  }
  return stages
}

/** Everybody counts, whether they are listed or not: it tells of nobody. What is verified is passed too. */
function exerciseCounts(
  stages: Map<ParticipantId, Map<ExerciseId, Stage>>,
  title: (exercise: ExerciseId) => string,
): SessionProgress['exercises'] {
  const counts = new Map<ExerciseId, Record<Stage, number>>()
  for (const mine of stages.values()) {
    for (const [exercise, stage] of mine) counts.set(exercise, counted(counts.get(exercise), stage))
  }
  return [...counts].map(([exercise, count]) => ({ exercise, title: title(exercise), ...count }))
}

export const NO_STAGES: Record<Stage, number> = { begun: 0, passed: 0, verified: 0 }

/** Adds one person: whoever came further counts at the earlier stages as well. */
export const counted = (before: Record<Stage, number> = NO_STAGES, stage: Stage): Record<Stage, number> => ({
  begun: before.begun + 1,
  passed: before.passed + (stage === 'begun' ? 0 : 1),
  verified: before.verified + (stage === 'verified' ? 1 : 0),
})

const round = (value: number): number => Math.round(value * 100) / 100
