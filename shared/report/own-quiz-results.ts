import type { Question, QuestionKey, QuizId } from '../course/quiz.ts'
import type { ParticipantId } from '../ids.ts'
import type { Item, QuizzesState, Run, RunId } from '../session/quiz/state.ts'
import { type AnswerResult, answerResult } from './quiz-results.ts'

/** What a learner may have of the quizzes of a class, to go through them again. */
export interface OwnQuizReport {
  title: string
  runs: OwnRunResults[]
}

export interface OwnRunResults {
  run: RunId
  /** Absent for polls. */
  quiz?: QuizId
  /** '' for polls. */
  title: string
  /** Revealed questions only, in the order in which they were asked. */
  questions: OwnQuestionResults[]
  /** Questions that the reader answered, and those of them that were right in every part. */
  answered: number
  correct: number
  /** Two decimals. */
  points: number
}

export interface OwnQuestionResults {
  question: Question
  /** Its place in the quiz, from 1. */
  number: number
  /** Absent where there is no right and wrong. */
  key?: QuestionKey
  /** Sanitised HTML, '' where there is none. */
  explanation: string
  /** Sanitised HTML by option. */
  feedback?: Record<string, string>
  /** Absent where the reader did not answer, and for anonymous questions. */
  mine?: AnswerResult
}

/** A learner's own part in the revealed questions of a session; of others, and of other questions, it holds nothing. */
export function ownQuizResults({ runs }: QuizzesState, participant: ParticipantId): OwnRunResults[] {
  return runs.flatMap((run) => {
    const questions = run.items.flatMap((item) => ownQuestion(item, participant) ?? [])
    return questions.length === 0 ? [] : [ownRun(run, questions)]
  })
}

function ownRun({ id, quiz, title }: Run, questions: OwnQuestionResults[]): OwnRunResults {
  const mine = questions.flatMap((question) => question.mine ?? [])
  const points = mine.reduce((sum, { outcome }) => sum + (outcome?.points ?? 0), 0)
  return {
    run: id,
    ...(quiz === undefined ? {} : { quiz }),
    title,
    questions,
    answered: mine.length,
    correct: mine.filter(({ outcome }) => outcome?.correct).length,
    points: Math.round(points * 100) / 100,
  }
}

function ownQuestion(item: Item, participant: ParticipantId): OwnQuestionResults | undefined {
  const { question, number, reveal } = item
  if (!reveal) return undefined
  const { key, explanation, feedback } = reveal
  const mine = question.anonymous ? undefined : ownAnswer(item, participant)
  return {
    question,
    number,
    ...(key === undefined ? {} : { key }),
    explanation,
    ...(feedback === undefined ? {} : { feedback }),
    ...(mine === undefined ? {} : { mine }),
  }
}

function ownAnswer(
  { answers, first, round, reveal }: Item,
  participant: ParticipantId,
): AnswerResult | undefined {
  const last = answers.get(participant)
  const given = last ?? first?.answers.get(participant)
  return given && answerResult(given, last ? round : 1, reveal?.outcomes.get(participant))
}
