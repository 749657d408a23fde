import type { Catalog } from '../course/catalog.ts'
import type { ExerciseId } from '../course/exercise.ts'
import type { Question, QuestionId, QuestionKey } from '../course/quiz.ts'
import { findItem, findRun, type RunId } from '../session/quiz/state.ts'
import type { SessionState } from '../session/session.ts'
import type { AskId } from '../session/talk/asks.ts'
import type { Absence } from './absence.ts'
import type { ReplayEntry, ReplayTimeline } from './replay-entries.ts'

/** A slide that was on for less was leafed over, ms. */
const SKIMMED_MS = 1_000

/** What a class did while somebody was not there, for them to read in a minute. Times are ms since the epoch. */
export interface Missed extends Absence {
  /** Slides that came up, from 0, each once, in the order in which they did, and how long they were on, ms. */
  slides: { slide: number; shownMs: number }[]
  /** Exercises that the class began; `current`: it is at it still. */
  exercises: { exercise: ExerciseId; title: string; begunAt: number; current: boolean }[]
  /** Quizzes and polls of which something was revealed; the title of a poll is ''. */
  quizzes: { run: RunId; title: string; questions: RevealedQuestion[] }[]
  /** `by`: a name, absent where it was erased. */
  announcements: { announcement: string; text: string; at: number; by?: string }[]
  /** Questions of learners that were answered. `by`: absent where it is not told. */
  answered: { ask: AskId; text: string; slide: number; by?: string }[]
}

export interface RevealedQuestion {
  question: Question
  /** Its place in the quiz, from 1. */
  number: number
  /** Absent where nothing is right or wrong. */
  key?: QuestionKey
  /** Sanitised HTML, '' where there is none. */
  explanation: string
}

/**
 * What somebody missed, taken from what learners could see of the class and from nothing else.
 * @param timeline as it is made for learners
 */
export function missedIn(
  { entries, end }: Pick<ReplayTimeline, 'entries' | 'end'>,
  absence: Absence,
  { work, quizzes }: SessionState,
  { exercises }: Catalog,
): Missed {
  const within = entries.filter(({ at }) => at >= absence.from && at < absence.to)
  const revealed = new Map<RunId, Map<QuestionId, RevealedQuestion>>()
  const begun = new Map<ExerciseId, Missed['exercises'][number]>()
  const announcements: Missed['announcements'] = []
  for (const entry of within) {
    if (entry.kind === 'exercise' && entry.exercise !== undefined && !begun.has(entry.exercise)) {
      const { exercise, at } = entry
      const title = exercises.get(exercise)?.title ?? exercise
      begun.set(exercise, { exercise, title, begunAt: at, current: work.current?.exercise === exercise })
    } else if (entry.kind === 'question-revealed') {
      const run = findRun(quizzes, entry.run)
      const item = run && findItem(run, entry.question)
      if (!item) continue
      const { key, explanation } = entry.result
      const of = revealed.get(entry.run) ?? new Map<QuestionId, RevealedQuestion>()
      const right = key === undefined ? {} : { key }
      of.set(entry.question, { question: item.question, number: item.number, ...right, explanation })
      revealed.set(entry.run, of)
    } else if (entry.kind === 'announced') {
      const { announcement, text, at, by } = entry
      announcements.push({ announcement, text, at, ...(by === undefined ? {} : { by }) })
    }
  }
  return {
    ...absence,
    slides: slidesIn(entries, end, absence),
    exercises: [...begun.values()],
    quizzes: [...revealed].map(([run, questions]) => ({
      run,
      title: findRun(quizzes, run)?.title ?? '',
      questions: [...questions.values()].sort((a, b) => a.number - b.number),
    })),
    announcements,
    answered: answeredIn(entries, absence),
  }
}

/** Whether there is anything to tell. */
export const isEmpty = ({ slides, exercises, quizzes, announcements, answered }: Missed): boolean =>
  [slides, exercises, quizzes, announcements, answered].every(({ length }) => length === 0)

function slidesIn(
  entries: readonly ReplayEntry[],
  end: number,
  { from, to, late }: Absence,
): Missed['slides'] {
  const shown = entries.flatMap((entry) => (entry.kind === 'slide' ? [entry] : []))
  const total = new Map<number, number>()
  const came = new Set<number>()
  for (const [n, { slide, at }] of shown.entries()) {
    const until = shown[n + 1]?.at ?? end
    const ms = Math.min(until, to) - Math.max(at, from)
    if (ms <= 0) continue
    // What was on when somebody went they have seen; another step of it is no other slide.
    const cameUp = at >= from && shown[n - 1]?.slide !== slide
    if (cameUp || late) came.add(slide)
    if (came.has(slide)) total.set(slide, (total.get(slide) ?? 0) + ms)
  }
  return [...total].flatMap(([slide, shownMs]) => (shownMs < SKIMMED_MS ? [] : [{ slide, shownMs }]))
}

function answeredIn(entries: readonly ReplayEntry[], { from, to }: Absence): Missed['answered'] {
  const asked = new Map<AskId, Missed['answered'][number]>()
  const answered = new Map<AskId, Missed['answered'][number]>()
  for (const entry of entries) {
    if (entry.at >= to) break
    if (entry.kind === 'asked') {
      const { ask, text, slide, by } = entry
      asked.set(ask, { ask, text, slide, ...(by === undefined ? {} : { by }) })
    }
    const settled = entry.kind === 'asked' || entry.kind === 'ask-settled'
    if (!settled || entry.at < from) continue
    const ask = asked.get(entry.ask)
    if (entry.phase === 'answered' && ask) answered.set(entry.ask, ask)
    else answered.delete(entry.ask)
  }
  return [...answered.values()]
}
