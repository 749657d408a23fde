import type { Answer, Question, QuestionId, QuestionKey, QuizId } from '../../course/quiz.ts'
import type { ParticipantId } from '../../ids.ts'
import { PersistentMap } from '../../persistent-map.ts'

/** `r1`, `r2` … in the order in which quizzes and polls were opened in a session. */
export type RunId = string

/** `host`: one question at a time, when the host opens it · `free`: all of them, each learner in their own order */
export type Pace = 'host' | 'free'
/** `speed`: an early right answer is worth more than a late one (see scores.ts) */
export type Scoring = 'none' | 'points' | 'speed'
export type Board = 'off' | 'anonymous' | 'names'

/**
 * `open`: answers are taken · `closed`: no more, but from those who have extra time · `discussing`: between the two
 * rounds of peer instruction · `revealed`: the key is known to everybody
 */
export type QuestionPhase = 'open' | 'closed' | 'discussing' | 'revealed'

/** A quiz of the course, or a poll made on the fly, as it is being held. */
export interface Run {
  id: RunId
  /** Absent for polls. */
  quiz?: QuizId
  title: string
  pace: Pace
  scoring: Scoring
  board: Board
  /** Projectors show the bars while answers come in. */
  live: boolean
  /** Questions of the quiz, those that were not asked included. */
  total: number
  /** What was asked, in the order of asking. */
  items: readonly Item[]
  /** The question that is on the screen; absent before the first, and in sets at one's own pace. */
  current?: QuestionId
  finished: boolean
  /** How many questions each person has answered; anonymous ones are not counted. */
  progress: PersistentMap<number>
  standings: Standings
}

/** A question that was asked, with what came in. */
export interface Item {
  question: Question
  /** Its place in the quiz, from 1. */
  number: number
  phase: QuestionPhase
  round: 1 | 2
  /** When the countdown of this round began, ms since the epoch. */
  since: number
  /** When it ends; absent while it is open-ended. */
  until?: number
  /** When and why it was closed, and how many had answered then. */
  closed?: { at: number; by: ClosedBy; answered: number }
  /** By participant; by ballot where the question is anonymous. */
  answers: PersistentMap<Given>
  /** How often each bucket (see tally.ts) was answered. */
  counts: PersistentMap<number>
  /** The first round, once there is a second. */
  first?: Pick<Item, 'since' | 'until' | 'answers' | 'counts'>
  reveal?: Reveal
}

/** `restart`: an anonymous question ends with the process that knew who has voted */
export type ClosedBy = 'host' | 'time' | 'restart'

export interface Given {
  answer: Answer
  /** When it was saved, ms since the epoch. */
  at: number
  /** How long after the beginning of the countdown it had come. */
  ms: number
}

export interface Outcome {
  correct: boolean
  /** Of the question's points, from 0 to 1. */
  share: number
  /** What it brought, with what speed did to it; two decimals. */
  points: number
}

export interface Reveal {
  /** Absent for questions without right and wrong. */
  key?: QuestionKey
  explanation: string
  feedback?: Record<string, string>
  outcomes: ReadonlyMap<ParticipantId, Outcome>
}

/** The best first; those with as many points share a rank. Replaced as a whole at every reveal. */
export interface Standings {
  points: ReadonlyMap<ParticipantId, number>
  ranks: ReadonlyMap<ParticipantId, number>
  order: readonly ParticipantId[]
}

export interface QuizzesState {
  runs: readonly Run[]
  onScreen?: RunId
  /** Learners who have longer for every question: by how much, from 1.25 to 3. */
  extraTime: PersistentMap<number>
}

export const NO_STANDINGS: Standings = { points: new Map(), ranks: new Map(), order: [] }

export const initialQuizzes: QuizzesState = { runs: [], extraTime: PersistentMap.empty() }

export const findRun = (state: QuizzesState, id: RunId): Run | undefined =>
  state.runs.find((run) => run.id === id)

export const findItem = (run: Run, question: QuestionId): Item | undefined =>
  run.items.find((item) => item.question.id === question)

/** Nothing can happen in it any more. */
export const isOver = (run: Run): boolean =>
  run.finished || (run.quiz === undefined && run.items.every(({ phase }) => phase === 'revealed'))

/** Runs that people see: the one on the screen, and those that go on beside it. */
export const visibleRuns = (state: QuizzesState): Run[] =>
  state.runs.filter((run) => run.id === state.onScreen || !isOver(run))

/** The questions of a run that people see: all of a set, else the one on the screen. */
export const visibleItems = (run: Run): readonly Item[] =>
  run.pace === 'free' ? run.items : run.items.filter(({ question }) => question.id === run.current)

/** Names a round of a question among all of a session, for what is kept of it outside of the state. */
export const scopeOf = (run: RunId, question: QuestionId, round: number): string =>
  `${run} ${question} ${round}`

export function withRun(state: QuizzesState, id: RunId, change: (run: Run) => Run): QuizzesState {
  return { ...state, runs: state.runs.map((run) => (run.id === id ? change(run) : run)) }
}

export function withItems(
  state: QuizzesState,
  id: RunId,
  questions: readonly QuestionId[],
  change: (item: Item) => Item,
): QuizzesState {
  return withRun(state, id, (run) => ({
    ...run,
    items: run.items.map((item) => (questions.includes(item.question.id) ? change(item) : item)),
  }))
}

/** An anonymous question takes votes. */
export const hasOpenBallots = ({ runs }: QuizzesState): boolean =>
  runs.some(({ items }) => items.some(({ phase, question }) => phase === 'open' && question.anonymous))
