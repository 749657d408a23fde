import type { ExerciseId } from '../course/exercise.ts'
import type { QuestionId, QuizId } from '../course/quiz.ts'
import type { CourseId, ParticipantId, SessionId } from '../ids.ts'
import { type Match, type SameLearner, sameLearners } from './same-learner.ts'
import { counted, further, NO_STAGES, type SessionProgress, type Stage } from './session-progress.ts'

/** Progress over the sessions of a course. Times are ms since the epoch. */
export interface CourseProgress {
  course: CourseId
  now: number
  /** Classes that began, oldest first. */
  sessions: SessionSummary[]
  /** Sessions that are looked at, the newest; there are older ones where `more`. */
  limit: number
  more: boolean
  /** In the order of the alphabet. Somebody whose name was erased is not listed. */
  learners: LearnerProgress[]
  exercises: ExerciseProgress[]
  /** Questions of quizzes with a key, in the order of asking. */
  questions: QuestionProgress[]
}

/** How many came to each stage; what is verified is passed, and what is passed begun. */
export type Stages = Record<Stage, number>

export interface SessionSummary {
  session: SessionId
  title: string
  startedAt: number
  endedAt?: number
  learners: number
  /** Of those: mean share of the class that they were there, from 0 to 1. */
  presence: number
  /** Sums over learners. */
  exercises: Stages
  points: number
  possible: number
}

export interface LearnerProgress {
  /** As a participant of the first of their sessions. */
  id: ParticipantId
  /** As it was last. */
  name: string
  match: Match
  /** Sessions in which they were in the class, and how long over all of them, ms. */
  attended: number
  presentMs: number
  /** Different exercises. */
  exercises: Stages
  points: number
  possible: number
  /** By session; without those that they did not come to. */
  sessions: Record<SessionId, PartInSession>
}

export interface PartInSession {
  participant: ParticipantId
  presentMs: number
  share: number
  exercises: Stages
  points: number
  possible: number
}

export interface ExerciseProgress {
  exercise: ExerciseId
  title: string
  /** Learners over all sessions; somebody who did it in two counts twice. */
  all: Stages
  sessions: Record<SessionId, Stages>
}

export interface QuestionProgress {
  question: QuestionId
  quiz: QuizId
  quizTitle: string
  /** Sanitised HTML, as it was asked last. */
  stem: string
  answered: number
  correct: number
  /** Mean share of the points over all answers, 0 to 1; absent where there are none. */
  difficulty?: number
  sessions: Record<SessionId, { answered: number; correct: number; difficulty?: number }>
}

/** @param sessions in any order */
export function courseProgress(
  sessions: readonly SessionProgress[],
  about: { course: CourseId; now: number; limit: number; more: boolean },
): CourseProgress {
  const inOrder = sessions.toSorted((a, b) => a.startedAt - b.startedAt || (a.session < b.session ? -1 : 1))
  return {
    ...about,
    sessions: inOrder.map(summaryOf),
    learners: sameLearners(inOrder)
      .map(learnerProgress)
      .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1)),
    exercises: exerciseProgress(inOrder),
    questions: questionProgress(inOrder),
  }
}

function summaryOf({
  session,
  title,
  startedAt,
  endedAt,
  learners,
  exercises,
}: SessionProgress): SessionSummary {
  return {
    session,
    title,
    startedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    learners: learners.length,
    presence: learners.length === 0 ? 0 : sum(learners.map(({ share }) => share)) / learners.length,
    exercises: exercises.reduce(plus, NO_STAGES),
    points: round(sum(learners.map(({ points }) => points))),
    possible: round(sum(learners.map(({ possible }) => possible))),
  }
}

function learnerProgress({ match, parts }: SameLearner): LearnerProgress {
  const stages = new Map<ExerciseId, Stage>()
  for (const { learner } of parts) {
    for (const [exercise, stage] of Object.entries(learner.exercises)) {
      stages.set(exercise, further(stage, stages.get(exercise)))
    }
  }
  const learners = parts.map(({ learner }) => learner)
  return {
    id: learners[0]?.participant ?? '',
    name: learners.at(-1)?.name ?? '',
    match,
    attended: learners.filter(({ presentMs }) => presentMs > 0).length,
    presentMs: sum(learners.map(({ presentMs }) => presentMs)),
    exercises: stagesIn([...stages.values()]),
    points: round(sum(learners.map(({ points }) => points))),
    possible: round(sum(learners.map(({ possible }) => possible))),
    sessions: Object.fromEntries(
      parts.map(({ session, learner: { participant, presentMs, share, exercises, points, possible } }) => [
        session.session,
        { participant, presentMs, share, exercises: stagesIn(Object.values(exercises)), points, possible },
      ]),
    ),
  }
}

const stagesIn = (stages: readonly Stage[]): Stages =>
  stages.reduce<Stages>((before, stage) => counted(before, stage), NO_STAGES)

function exerciseProgress(sessions: readonly SessionProgress[]): ExerciseProgress[] {
  const all = new Map<ExerciseId, ExerciseProgress>()
  for (const { session, exercises } of sessions) {
    for (const { exercise, title, begun, passed, verified } of exercises) {
      const before = all.get(exercise)
      const here = { begun, passed, verified }
      all.set(exercise, {
        exercise,
        title,
        all: plus(before?.all ?? NO_STAGES, here),
        sessions: { ...before?.sessions, [session]: here },
      })
    }
  }
  return [...all.values()]
}

function questionProgress(sessions: readonly SessionProgress[]): QuestionProgress[] {
  const all = new Map<QuestionId, QuestionProgress & { shares: number }>()
  for (const { session, questions } of sessions) {
    for (const { question, quiz, quizTitle, stem, answered, correct, shares } of questions) {
      const before = all.get(question) ?? { answered: 0, correct: 0, shares: 0, sessions: {} }
      all.set(question, {
        question,
        quiz,
        quizTitle,
        stem,
        answered: before.answered + answered,
        correct: before.correct + correct,
        shares: before.shares + shares,
        sessions: {
          ...before.sessions,
          [session]: { answered, correct, ...difficulty(shares, answered) },
        },
      })
    }
  }
  return [...all.values()].map(({ shares, ...question }) => ({
    ...question,
    ...difficulty(shares, question.answered),
  }))
}

const difficulty = (shares: number, answered: number): { difficulty?: number } =>
  answered === 0 ? {} : { difficulty: shares / answered }

const plus = (a: Stages, b: Stages): Stages => ({
  begun: a.begun + b.begun,
  passed: a.passed + b.passed,
  verified: a.verified + b.verified,
})

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const round = (value: number): number => Math.round(value * 100) / 100
