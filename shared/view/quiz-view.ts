import type { QuestionId } from '../course/quiz.ts'
import type { ParticipantId } from '../ids.ts'
import type { PersistentMap } from '../persistent-map.ts'
import { endFor, factorOf } from '../session/quiz/countdown.ts'
import {
  type Item,
  type QuizzesState,
  type Run,
  scopeOf,
  visibleItems,
  visibleRuns,
} from '../session/quiz/state.ts'
import type { RosterState } from '../session/roster.ts'
import type {
  LeaderView,
  MyQuestionView,
  MyRunView,
  QuestionTally,
  QuestionView,
  QuizzesSlice,
  ResultView,
  RunTally,
  RunView,
  TallySlice,
} from './quiz-slices.ts'

/** Different texts and numbers that are told of; the most frequent ones. */
const BARS_MAX = 40
const LEADERS_MAX = 10
/** Of fewer anonymous votes nothing is told: who voted could be guessed. */
export const ANONYMOUS_MIN = 3

export function quizzesSlice(state: QuizzesState, roster: RosterState): QuizzesSlice {
  const runs: QuizzesSlice['runs'] = {}
  for (const run of visibleRuns(state)) runs[run.id] = runView(run, roster)
  return { runs, ...(state.onScreen === undefined ? {} : { onScreen: state.onScreen }) }
}

function runView(run: Run, roster: RosterState): RunView {
  const { quiz, title, pace, scoring, board, live, total, finished } = run
  const questions: RunView['questions'] = {}
  for (const item of visibleItems(run)) questions[item.question.id] = questionView(item)
  const leaders = leadersOf(run, roster)
  return {
    ...(quiz === undefined ? {} : { quiz }),
    title,
    pace,
    scoring,
    board,
    live,
    total,
    finished,
    questions,
    ...(leaders.length === 0 ? {} : { leaders }),
  }
}

function questionView(item: Item): QuestionView {
  const { question, number, phase, round, since, until, answers, closed } = item
  const result = resultView(item)
  return {
    question,
    number,
    phase,
    round,
    since,
    ...(until === undefined ? {} : { until }),
    // Somebody with extra time may still be at it, which is nobody's business.
    answered: phase === 'closed' || phase === 'discussing' ? (closed?.answered ?? 0) : answers.size,
    ...(result === undefined ? {} : { result }),
  }
}

/** What everybody learns of a question at its reveal; undefined before it. Names nobody. */
export function resultView({ question, counts, answers, first, reveal }: Item): ResultView | undefined {
  if (!reveal) return undefined
  const { key, explanation, feedback, outcomes } = reveal
  const shown = !question.anonymous || answers.size >= ANONYMOUS_MIN
  const firstShown = first && (!question.anonymous || first.answers.size >= ANONYMOUS_MIN)
  let correct = 0
  for (const outcome of outcomes.values()) if (outcome.correct) correct += 1
  return {
    ...(key === undefined ? {} : { key, correct }),
    explanation,
    ...(feedback === undefined ? {} : { feedback }),
    ...(shown ? { bars: barsOf(counts) } : {}),
    ...(firstShown ? { before: barsOf(first.counts) } : {}),
  }
}

function barsOf(counts: PersistentMap<number>): Record<string, number> {
  const all = [...counts.entries()].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return Object.fromEntries(all.slice(0, BARS_MAX))
}

function leadersOf({ board, standings }: Run, roster: RosterState): LeaderView[] {
  if (board === 'off') return []
  return standings.order.slice(0, LEADERS_MAX).map((id) => ({
    rank: standings.ranks.get(id) ?? 0,
    points: standings.points.get(id) ?? 0,
    ...(board === 'names' ? { name: roster.members.get(id)?.name ?? '' } : {}),
  }))
}

/** @param who `projector`: only runs whose bars are shown to everybody, and no persons */
export function tallySlice(state: QuizzesState, roster: RosterState, who: 'staff' | 'projector'): TallySlice {
  const runs: TallySlice['runs'] = {}
  for (const run of visibleRuns(state)) {
    if (who === 'projector' && !run.live) continue
    const items = visibleItems(run).filter(({ phase }) => phase !== 'revealed')
    if (items.length === 0) continue
    const questions: RunTally['questions'] = {}
    for (const item of items) questions[item.question.id] = questionTally(item)
    const missing = who === 'staff' ? missingIn(run, items, roster) : undefined
    runs[run.id] = { questions, ...(missing === undefined ? {} : { missing }) }
  }
  return { runs }
}

/** Bars that grow while people watch would say whose vote came last. */
function questionTally({ question, answers, counts, first }: Item): QuestionTally {
  if (question.anonymous) return { answered: answers.size }
  return {
    answered: answers.size,
    bars: barsOf(counts),
    ...(first === undefined ? {} : { before: barsOf(first.counts) }),
  }
}

function missingIn(run: Run, items: readonly Item[], roster: RosterState): RunTally['missing'] {
  const open = items.filter(({ question }) => !question.anonymous)
  const [only] = open
  if (!only) return undefined
  const missing: Record<ParticipantId, number> = {}
  for (const { id, role, standing } of roster.members.values()) {
    if (role !== 'learner' || standing !== 'in') continue
    const left =
      open.length === 1 ? (only.answers.has(id) ? 0 : 1) : open.length - (run.progress.get(id) ?? 0)
    if (left > 0) missing[id] = left
  }
  return missing
}

/** @param voted whether the person has voted in an anonymous scope, where that is known */
export function myRuns(
  state: QuizzesState,
  participant: ParticipantId,
  ballotOf: (scope: string) => string | undefined,
): Record<string, MyRunView> | undefined {
  let runs: Record<string, MyRunView> | undefined
  const factor = factorOf(state, participant)
  for (const run of visibleRuns(state)) {
    const questions: Record<QuestionId, MyQuestionView> = {}
    for (const item of run.items) {
      const mine = myQuestion(run, item, participant, factor, ballotOf)
      if (Object.keys(mine).length > 0) questions[item.question.id] = mine
    }
    const score = run.standings.points.get(participant)
    const rank = run.board === 'off' ? undefined : run.standings.ranks.get(participant)
    if (Object.keys(questions).length === 0 && score === undefined) continue
    runs ??= {}
    runs[run.id] = {
      questions,
      ...(score === undefined ? {} : { score }),
      ...(rank === undefined ? {} : { rank }),
    }
  }
  return runs
}

function myQuestion(
  run: Run,
  item: Item,
  participant: ParticipantId,
  factor: number,
  ballotOf: (scope: string) => string | undefined,
): MyQuestionView {
  const { question, round, answers, first, reveal } = item
  if (question.anonymous) {
    const ballot = ballotOf(scopeOf(run.id, question.id, round))
    return ballot !== undefined && answers.has(ballot) ? { voted: true } : {}
  }
  const now = answers.get(participant)
  const given = now ?? first?.answers.get(participant)
  const outcome = reveal?.outcomes.get(participant)
  const until = factor > 1 && !reveal ? endFor(item, factor) : undefined
  return {
    ...(given === undefined ? {} : { answer: given.answer, at: given.at, round: now ? round : 1 }),
    ...(until === undefined ? {} : { until }),
    ...(outcome === undefined
      ? {}
      : { result: { correct: outcome.correct, share: outcome.share, points: outcome.points } }),
  }
}
