import { checkAnswer } from '../../course/check-answer.ts'
import type { Answer } from '../../course/quiz.ts'
import { ok } from '../../result.ts'
import type { DecideContext, Decision } from '../context.ts'
import { refuse } from '../rejection.ts'
import type { CommandOf } from './commands.ts'
import { ANSWER_GRACE_MS, endFor, factorOf } from './countdown.ts'
import type { QuizEvent } from './events.ts'
import { findItem, findRun, type Item, type QuizzesState, type Run, scopeOf, withItems } from './state.ts'
import { counted } from './tally.ts'

/** Costs the same however many have answered. */
export function decideAnswer(
  state: QuizzesState,
  command: CommandOf<'answer.give'>,
  ctx: DecideContext,
): Decision<QuizEvent> {
  const { actor } = ctx
  if (actor.kind !== 'participant') return refuse('forbidden', 'Only people answer.')
  const run = findRun(state, command.run)
  const item = run && findItem(run, command.question)
  if (!run || !item) return refuse('not-found', 'This question was not asked.')
  const { question, round } = item
  if (command.round !== round) return refuse('closed', 'This round is over.')
  // Nobody's ballots are known any more after a reveal, or when another process opened the question.
  const key = question.anonymous ? ctx.ballotOf(scopeOf(run.id, question.id, round)) : actor.id
  if (key === undefined) return refuse('closed', 'No more votes are taken for this question.')
  const before = item.answers.get(key)
  if (before && sameAnswer(before.answer, command.answer)) return ok([])
  const late = whyNotNow(state, item, actor.id, ctx)
  if (late) return late
  if (before && !question.mayChange) {
    return refuse('already-answered', 'You have answered this question, and answers to it cannot be changed.')
  }
  const wrong = checkAnswer(question, command.answer)
  if (wrong !== undefined) return refuse('invalid', wrong)
  const common = { run: run.id, question: question.id, round, answer: command.answer }
  if (question.anonymous) return ok([{ type: 'ballot.cast', ...common, ballot: key }])
  const ms = Math.max(0, ctx.receivedAt - item.since)
  return ok([{ type: 'answer.given', ...common, participant: actor.id, ms }])
}

/** An answer counts by the moment when it reached the server, not by when its turn came. */
function whyNotNow(state: QuizzesState, item: Item, participant: string, { receivedAt }: DecideContext) {
  if (item.phase === 'revealed' || item.phase === 'discussing' || item.closed?.by === 'restart') {
    return refuse('closed', 'This question is closed.')
  }
  const factor = factorOf(state, participant)
  const end = endFor(item, factor)
  const inTime = end === undefined || receivedAt <= end + ANSWER_GRACE_MS
  // Once it is closed only those go on who have longer than the others.
  if (inTime && (item.phase === 'open' || factor > 1)) return undefined
  return item.closed?.by === 'host'
    ? refuse('closed', 'This question is closed.')
    : refuse('late', 'The time for this question was up when your answer arrived.')
}

/** Options in another order are another answer only where the order is what is asked for. */
function sameAnswer(a: Answer, b: Answer): boolean {
  return canonical(a) === canonical(b)
}

function canonical(answer: Answer): string {
  if (answer.kind === 'choice') return JSON.stringify([...answer.options].sort())
  if (answer.kind === 'match') return JSON.stringify(Object.entries(answer.pairs).sort())
  return JSON.stringify(answer)
}

export function evolveAnswer(
  state: QuizzesState,
  event: Extract<QuizEvent, { type: 'answer.given' | 'ballot.cast' }>,
  at: number,
): QuizzesState {
  const { run, question, answer } = event
  const who = event.type === 'answer.given' ? event.participant : event.ballot
  const ms = event.type === 'answer.given' ? event.ms : 0
  let first = false
  const next = withItems(state, run, [question], (item) => {
    const before = item.answers.get(who)
    first = !before && !item.first?.answers.has(who)
    return {
      ...item,
      answers: item.answers.set(who, { answer, at, ms }),
      counts: counted(item.counts, item.question, answer, before?.answer),
    }
  })
  if (!first || event.type === 'ballot.cast') return next
  return { ...next, runs: next.runs.map((one) => (one.id === run ? progressed(one, who) : one)) }
}

const progressed = (run: Run, who: string): Run => ({
  ...run,
  progress: run.progress.set(who, (run.progress.get(who) ?? 0) + 1),
})
