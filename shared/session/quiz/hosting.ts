import type { Quiz } from '../../course/quiz.ts'
import { ok } from '../../result.ts'
import type { DecideContext, Decision } from '../context.ts'
import { refuse } from '../rejection.ts'
import type { CommandOf } from './commands.ts'
import type { QuizEvent } from './events.ts'
import { pollQuestion } from './poll.ts'
import { revealing } from './revealing.ts'
import { findItem, findRun, type Item, isOver, type QuizzesState, type Run, type RunId } from './state.ts'

/** Quizzes and polls of one session, those that are over included. */
export const RUNS_MAX = 200

const until = (seconds: number | undefined, { now }: DecideContext) =>
  seconds === undefined ? {} : { until: now + seconds * 1000 }

const nextRun = (state: QuizzesState): RunId => `r${state.runs.length + 1}`

const full = (state: QuizzesState) =>
  state.runs.length < RUNS_MAX
    ? undefined
    : refuse('full', `A session has at most ${RUNS_MAX} quizzes and polls.`)

export function decideOpenQuiz(
  state: QuizzesState,
  command: CommandOf<'quiz.open'>,
  ctx: DecideContext,
): Decision<QuizEvent> {
  const quiz = ctx.catalog.quizzes.get(command.quiz)
  if (!quiz) return refuse('not-found', 'The course of this session has no such quiz.')
  if (quiz.questions.length === 0) return refuse('invalid', 'This quiz has no questions.')
  if (state.runs.some((run) => run.quiz === quiz.id && !isOver(run))) return ok([])
  const refused = full(state)
  if (refused) return refused
  const { scoring, board, live, seconds, pace } = command
  if (pace === 'host' && seconds !== undefined) {
    return refuse('invalid', 'A countdown for the whole quiz is for sets at one’s own pace.')
  }
  return ok([
    {
      type: 'quiz.opened',
      run: nextRun(state),
      quiz: quiz.id,
      title: quiz.title,
      scoring,
      board,
      live,
      total: quiz.questions.length,
      ...(pace === 'free'
        ? { questions: quiz.questions.map(({ question }) => question), ...until(seconds, ctx) }
        : {}),
    },
  ])
}

export function decideOpenPoll(
  state: QuizzesState,
  command: CommandOf<'poll.open'>,
  ctx: DecideContext,
): Decision<QuizEvent> {
  const refused = full(state) ?? somethingOpen(state)
  if (refused) return refused
  const run = nextRun(state)
  const { poll, live, seconds } = command
  const question = pollQuestion(`poll/${run}`, poll, command)
  return ok([{ type: 'poll.opened', run, question, live, ...until(seconds, ctx) }])
}

/** One question at a time asks for everybody's attention. */
function somethingOpen(state: QuizzesState) {
  const open = state.runs.some(
    (run) => run.pace === 'host' && run.items.some(({ phase }) => phase === 'open' || phase === 'discussing'),
  )
  return open ? refuse('invalid', 'Close the question that is open first.') : undefined
}

export function decideShowQuestion(
  state: QuizzesState,
  { run: id, question: name }: CommandOf<'question.show'>,
  ctx: DecideContext,
): Decision<QuizEvent> {
  const run = findRun(state, id)
  if (!run) return refuse('not-found', 'There is no such quiz or poll in this session.')
  if (run.pace === 'free')
    return refuse('invalid', 'In a set at one’s own pace all questions are there at once.')
  if (findItem(run, name)) {
    const shown = run.current === name && state.onScreen === run.id
    return ok(shown ? [] : [{ type: 'question.shown', run: id, question: name }])
  }
  if (isOver(run)) return refuse('closed', 'This quiz is over.')
  const index = questionsOf(run, ctx).findIndex(({ question }) => question.id === name)
  const asked = questionsOf(run, ctx)[index]
  if (!asked) return refuse('not-found', 'The quiz has no such question.')
  const refused = somethingOpen(state)
  if (refused) return refused
  const { question } = asked
  return ok([
    { type: 'question.opened', run: id, question, number: index + 1, ...until(question.seconds, ctx) },
  ])
}

export const questionsOf = ({ quiz }: Run, { catalog }: DecideContext): Quiz['questions'] =>
  (quiz === undefined ? undefined : catalog.quizzes.get(quiz)?.questions) ?? []

/**
 * The questions that a command means: the one that it names, or all of a set at one's own pace, of which it names none.
 */
function meant(
  state: QuizzesState,
  { run: id, question }: { run: RunId; question?: string | undefined },
): { ok: true; run: Run; items: readonly Item[] } | ReturnType<typeof refuse> {
  const run = findRun(state, id)
  if (!run) return refuse('not-found', 'There is no such quiz or poll in this session.')
  if (run.pace === 'free') {
    if (question !== undefined)
      return refuse('invalid', 'A set at one’s own pace is closed and revealed as a whole.')
    return { ok: true, run, items: run.items }
  }
  if (question === undefined) return refuse('invalid', 'Name the question.')
  const item = findItem(run, question)
  if (!item) return refuse('not-found', 'This question was not asked.')
  return { ok: true, run, items: [item] }
}

const ids = (items: readonly Item[]) => items.map(({ question }) => question.id)

const closing = (run: Run, items: readonly Item[]): QuizEvent[] => {
  const open = items.filter(({ phase }) => phase === 'open')
  return open.length === 0 ? [] : [{ type: 'question.closed', run: run.id, questions: ids(open), by: 'host' }]
}

export function decideClose(state: QuizzesState, command: CommandOf<'question.close'>): Decision<QuizEvent> {
  const found = meant(state, command)
  return found.ok ? ok(closing(found.run, found.items)) : found
}

export function decideReveal(
  state: QuizzesState,
  command: CommandOf<'question.reveal'>,
  ctx: DecideContext,
): Decision<QuizEvent> {
  const found = meant(state, command)
  if (!found.ok) return found
  return ok([...closing(found.run, found.items), ...revealing(state, found.run, found.items, ctx)])
}

export function decideExtend(
  state: QuizzesState,
  command: CommandOf<'question.extend'>,
  ctx: DecideContext,
): Decision<QuizEvent> {
  const found = meant(state, command)
  if (!found.ok) return found
  const open = found.items.filter(({ phase }) => phase === 'open')
  if (open.length === 0) return refuse('closed', 'This question is closed already.')
  const { until: wanted } = command
  if (wanted <= ctx.now) return refuse('invalid', 'The new deadline has passed already.')
  if (wanted > ctx.now + LONGEST_MS)
    return refuse('invalid', 'The new deadline is more than four hours away.')
  const sooner = open.filter((item) => item.until === undefined || item.until < wanted)
  return ok(
    sooner.length === 0
      ? []
      : [{ type: 'question.extended', run: found.run.id, questions: ids(sooner), until: wanted }],
  )
}

const LONGEST_MS = 4 * 60 * 60 * 1000

/** Between two rounds everybody talks to a neighbour. */
export function decideDiscuss(
  state: QuizzesState,
  command: CommandOf<'question.discuss'>,
): Decision<QuizEvent> {
  const found = meant(state, command)
  if (!found.ok) return found
  const [item] = found.items
  if (!item || item.phase === 'discussing') return ok([])
  if (item.phase === 'revealed' || item.round === 2) {
    return refuse(
      'invalid',
      'There is nothing left to discuss: the question had its second round or was revealed.',
    )
  }
  return ok([
    ...closing(found.run, found.items),
    { type: 'question.discussed', run: found.run.id, question: item.question.id },
  ])
}

export function decideAskAgain(
  state: QuizzesState,
  command: CommandOf<'question.ask-again'>,
  ctx: DecideContext,
): Decision<QuizEvent> {
  const found = meant(state, command)
  if (!found.ok) return found
  const [item] = found.items
  if (!item || item.round === 2) return ok([])
  if (item.phase === 'open') return refuse('invalid', 'The first round is still open.')
  if (item.phase === 'revealed') return refuse('invalid', 'The answer was revealed already.')
  const other = state.runs.some(
    (run) => run.pace === 'host' && run.items.some((one) => one !== item && one.phase === 'open'),
  )
  if (other) return refuse('invalid', 'Close the question that is open first.')
  return ok([
    {
      type: 'question.asked-again',
      run: found.run.id,
      question: item.question.id,
      ...until(command.seconds ?? item.question.seconds, ctx),
    },
  ])
}

/** The end of a run: what is open is closed, and what was asked is revealed, so that its results are complete. */
export function finishing(state: QuizzesState, run: Run, ctx: DecideContext): QuizEvent[] {
  if (run.finished) return []
  return [
    ...closing(run, run.items),
    ...revealing(state, run, run.items, ctx),
    { type: 'quiz.finished', run: run.id },
  ]
}
