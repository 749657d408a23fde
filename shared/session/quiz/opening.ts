import type { Question } from '../../course/quiz.ts'
import { PersistentMap } from '../../persistent-map.ts'
import type { QuizEvent } from './events.ts'
import { type Item, NO_STANDINGS, type QuizzesState, type Run, withItems, withRun } from './state.ts'

type Opening = Extract<
  QuizEvent,
  { type: 'quiz.opened' | 'poll.opened' | 'question.opened' | 'question.asked-again' }
>

/** Runs, questions and second rounds begin. */
export function opened(state: QuizzesState, event: Opening, at: number): QuizzesState {
  switch (event.type) {
    case 'quiz.opened': {
      const { run: id, quiz, title, scoring, board, live, total, questions, until } = event
      const items = questions?.map((question, n) => item(question, n + 1, at, until)) ?? []
      const pace = questions ? 'free' : 'host'
      return begun(state, { ...EMPTY, id, quiz, title, pace, scoring, board, live, total, items })
    }
    case 'poll.opened': {
      const { run: id, question, live, until } = event
      const items = [item(question, 1, at, until)]
      return begun(state, { ...EMPTY, id, live, items, current: question.id })
    }
    case 'question.opened': {
      const { question, number, until } = event
      const asked = withRun(state, event.run, (run) => ({
        ...run,
        items: [...run.items, item(question, number, at, until)],
        current: question.id,
      }))
      return { ...asked, onScreen: event.run }
    }
    case 'question.asked-again': {
      const again = withItems(state, event.run, [event.question], (before) => second(before, at, event.until))
      const shown = withRun(again, event.run, (run) => ({ ...run, current: event.question }))
      return { ...shown, onScreen: event.run }
    }
  }
}

const EMPTY = {
  title: '',
  pace: 'host',
  scoring: 'none',
  board: 'off',
  total: 1,
  finished: false,
  progress: PersistentMap.empty<number>(),
  standings: NO_STANDINGS,
} as const

const begun = (state: QuizzesState, run: Run): QuizzesState => ({
  ...state,
  runs: [...state.runs, run],
  onScreen: run.id,
})

function item(question: Question, number: number, since: number, until?: number): Item {
  return {
    question,
    number,
    phase: 'open',
    round: 1,
    since,
    ...(until === undefined ? {} : { until }),
    answers: PersistentMap.empty(),
    counts: PersistentMap.empty(),
  }
}

function second(before: Item, at: number, until: number | undefined): Item {
  const { question, number, answers, counts, since } = before
  return {
    ...item(question, number, at, until),
    round: 2,
    first: { answers, counts, since, ...(before.until === undefined ? {} : { until: before.until }) },
  }
}
