import type { ExerciseId } from '../course/exercise.ts'
import type { QuestionId, QuizId } from '../course/quiz.ts'
import type { OutputPart, RunEnding } from '../session/demo-runs.ts'
import type { Pace, RunId } from '../session/quiz/state.ts'
import type { AskId, AskPhase } from '../session/talk/asks.ts'
import { ANNOUNCEMENTS_SHOWN } from '../session/talk/limits.ts'
import type { TimingState } from '../session/timing.ts'
import type { QuestionView } from '../view/quiz-slices.ts'
import type { ReplayEntry } from './replay-entries.ts'

/** What the class saw at one moment. */
export interface ReplayMoment extends TimingState {
  slide: number
  step: number
  black: boolean
  /** The demo beside the slides. */
  demo?: string
  /** The last run of each demo. */
  demoRuns: Record<string, ReplayRun>
  quizzes: Record<RunId, ReplayQuiz>
  /** The quiz or poll on the screen. */
  quiz?: RunId
  /** In the order in which they were asked. */
  asks: ReplayAsk[]
  pinned?: AskId
  /** Those that stand, oldest first. */
  announcements: { id: string; at: number; text: string; by?: string }[]
  exercise?: ExerciseId
}

export interface ReplayRun {
  run: string
  file: string
  by?: string
  output: OutputPart[]
  ending?: RunEnding
}

export interface ReplayQuiz {
  quiz?: QuizId
  title: string
  pace: Pace
  total: number
  finished: boolean
  /** The question on the screen; absent before the first, and in sets at one's own pace. */
  current?: QuestionId
  /** In the order in which they were asked. `answered` is 0 before the reveal. */
  questions: QuestionView[]
}

export interface ReplayAsk {
  id: AskId
  at: number
  text: string
  slide: number
  phase: AskPhase
  votes: number
  anonymous?: true
  by?: string
}

const atTheStart = (): ReplayMoment => ({
  slide: 0,
  step: 0,
  black: false,
  demoRuns: {},
  quizzes: {},
  asks: [],
  announcements: [],
})

/** How many entries happened until a time, its millisecond included; `entries` are in order. */
export function entriesUntil(entries: readonly Pick<ReplayEntry, 'at'>[], at: number): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.at ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}

/** What the class saw after the first `count` entries of a timeline. */
export function replayMoment(entries: readonly ReplayEntry[], count: number): ReplayMoment {
  const moment = atTheStart()
  for (const entry of entries.slice(0, count)) change(moment, entry)
  return moment
}

/** The moment is ours alone until it is handed out, so it is changed in place. */
function change(moment: ReplayMoment, entry: ReplayEntry): void {
  switch (entry.kind) {
    case 'slide':
      moment.slide = entry.slide
      moment.step = entry.step
      return
    case 'black':
      moment.black = entry.black
      return
    case 'demo':
      return set(moment, 'demo', entry.demo)
    case 'run-started': {
      const { run, file, by } = entry
      moment.demoRuns[entry.demo] = { run, file, ...(by === undefined ? {} : { by }), output: [] }
      return
    }
    case 'run-output':
      moment.demoRuns[entry.demo]?.output.push(...entry.parts)
      return
    case 'run-ended': {
      const run = moment.demoRuns[entry.demo]
      if (run) run.ending = entry.ending
      return
    }
    case 'run-cleared':
      delete moment.demoRuns[entry.demo]
      return
    case 'asked': {
      const { kind: _, ask: id, ...ask } = entry
      moment.asks.push({ id, ...ask })
      return
    }
    case 'ask-settled': {
      const ask = moment.asks.find(({ id }) => id === entry.ask)
      if (ask) ask.phase = entry.phase
      if (moment.pinned === entry.ask && entry.phase !== 'shown') delete moment.pinned
      return
    }
    case 'ask-pinned':
      return set(moment, 'pinned', entry.ask)
    case 'announced': {
      const { at, announcement: id, text, by } = entry
      const made = { id, at, text, ...(by === undefined ? {} : { by }) }
      moment.announcements = [...moment.announcements, made].slice(-ANNOUNCEMENTS_SHOWN)
      return
    }
    case 'announcement-withdrawn':
      moment.announcements = moment.announcements.filter(({ id }) => id !== entry.announcement)
      return
    case 'timing':
      set(moment, 'timer', entry.timer)
      return set(moment, 'hold', entry.hold)
    case 'exercise':
      return set(moment, 'exercise', entry.exercise)
    default:
      return changeQuiz(moment, entry)
  }
}

type QuizEntry = Extract<ReplayEntry, { kind: `quiz-${string}` | `question-${string}` }>

function changeQuiz(moment: ReplayMoment, entry: QuizEntry): void {
  if (entry.kind === 'quiz-shown') return set(moment, 'quiz', entry.run)
  if (entry.kind === 'quiz-opened') {
    const { run, quiz, title, pace, total } = entry
    const opened = { title, pace, total, finished: false, questions: [] }
    moment.quizzes[run] = quiz === undefined ? opened : { quiz, ...opened }
    moment.quiz = run
    return
  }
  const quiz = moment.quizzes[entry.run]
  if (!quiz) return
  const about = 'questions' in entry ? entry.questions : 'question' in entry ? [entry.question] : []
  const views = quiz.questions.filter(({ question }) => about.includes(question.id))
  switch (entry.kind) {
    case 'quiz-finished':
      quiz.finished = true
      return
    case 'question-opened': {
      const { at: since, question, number, round, until } = entry
      const view: QuestionView = { question, number, phase: 'open', round, since, answered: 0 }
      if (until !== undefined) view.until = until
      quiz.questions = [...quiz.questions.filter((one) => one.question.id !== question.id), view]
      if (quiz.pace === 'host') quiz.current = question.id
      moment.quiz = entry.run
      return
    }
    case 'question-shown':
      quiz.current = entry.question
      moment.quiz = entry.run
      return
    case 'question-extended':
      for (const view of views) view.until = entry.until
      return
    case 'question-closed':
      for (const view of views) view.phase = 'closed'
      return
    case 'question-discussed':
      for (const view of views) view.phase = 'discussing'
      return
    case 'question-revealed':
      for (const view of views) {
        view.phase = 'revealed'
        view.answered = entry.answered
        view.result = entry.result
      }
  }
}

function set<K extends 'demo' | 'pinned' | 'timer' | 'hold' | 'exercise' | 'quiz'>(
  moment: ReplayMoment,
  key: K,
  value: ReplayMoment[K] | undefined,
): void {
  if (value === undefined) delete moment[key]
  else moment[key] = value as ReplayMoment[K]
}
