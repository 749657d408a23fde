import { ok } from '../../result.ts'
import type { DecideContext, Decision } from '../context.ts'
import { refuse } from '../rejection.ts'
import type { RosterState } from '../roster.ts'
import { decideAnswer, evolveAnswer } from './answers.ts'
import type { CommandOf, QuizCommand } from './commands.ts'
import { dueAt } from './countdown.ts'
import type { QuizEvent } from './events.ts'
import {
  decideAskAgain,
  decideClose,
  decideDiscuss,
  decideExtend,
  decideOpenPoll,
  decideOpenQuiz,
  decideReveal,
  decideShowQuestion,
  finishing,
} from './hosting.ts'
import { opened } from './opening.ts'
import { advanced } from './scores.ts'
import { findItem, findRun, isOver, type QuizzesState, type Run, withItems, withRun } from './state.ts'

export function decideQuiz(
  state: QuizzesState,
  roster: RosterState,
  command: QuizCommand,
  ctx: DecideContext,
): Decision<QuizEvent> {
  switch (command.type) {
    case 'answer.give':
      return decideAnswer(state, command, ctx)
    case 'quiz.open':
      return decideOpenQuiz(state, command, ctx)
    case 'poll.open':
      return decideOpenPoll(state, command, ctx)
    case 'quiz.show':
      return decideShow(state, command)
    case 'quiz.set-live': {
      const run = findRun(state, command.run)
      if (!run) return refuse('not-found', 'There is no such quiz or poll in this session.')
      const { live } = command
      return ok(run.live === live ? [] : [{ type: 'quiz.live-set', run: run.id, live }])
    }
    case 'quiz.finish': {
      const run = findRun(state, command.run)
      if (!run) return refuse('not-found', 'There is no such quiz or poll in this session.')
      return ok(finishing(state, run, ctx))
    }
    case 'question.show':
      return decideShowQuestion(state, command, ctx)
    case 'question.close':
      return decideClose(state, command)
    case 'question.reveal':
      return decideReveal(state, command, ctx)
    case 'question.extend':
      return decideExtend(state, command, ctx)
    case 'question.discuss':
      return decideDiscuss(state, command)
    case 'question.ask-again':
      return decideAskAgain(state, command, ctx)
    case 'person.set-extra-time':
      return decideExtraTime(state, roster, command)
    case 'countdown.tick':
      return ok(tick(state, ctx))
    case 'ballots.abandon':
      return ok(abandon(state))
  }
}

function decideShow(state: QuizzesState, { run }: CommandOf<'quiz.show'>): Decision<QuizEvent> {
  if (run !== undefined && !findRun(state, run)) {
    return refuse('not-found', 'There is no such quiz or poll in this session.')
  }
  return ok(run === state.onScreen ? [] : [{ type: 'quiz.shown', ...(run === undefined ? {} : { run }) }])
}

function decideExtraTime(
  state: QuizzesState,
  roster: RosterState,
  { participant, factor }: CommandOf<'person.set-extra-time'>,
): Decision<QuizEvent> {
  const member = roster.members.get(participant)
  if (!member) return refuse('not-found', 'There is nobody with that id in this session.')
  if (member.role !== 'learner') return refuse('invalid', 'Extra time is for learners.')
  const same = (state.extraTime.get(participant) ?? 1) === factor
  return ok(same ? [] : [{ type: 'extra-time.set', participant, factor }])
}

function tick(state: QuizzesState, { now }: DecideContext): QuizEvent[] {
  const closed = state.runs.flatMap((run): QuizEvent[] => {
    const due = run.items.filter((item) => (dueAt(item) ?? Number.POSITIVE_INFINITY) <= now)
    if (due.length === 0) return []
    return [
      { type: 'question.closed', run: run.id, questions: due.map(({ question }) => question.id), by: 'time' },
    ]
  })
  return closed.length > 0 ? closed : [{ type: 'countdown.ticked' }]
}

/** Who has voted is known to one process only; another one cannot tell a second vote from a first. */
function abandon(state: QuizzesState): QuizEvent[] {
  return state.runs.flatMap((run): QuizEvent[] => {
    const lost = run.items.filter(({ phase, question }) => phase === 'open' && question.anonymous)
    if (lost.length === 0) return []
    return [
      {
        type: 'question.closed',
        run: run.id,
        questions: lost.map(({ question }) => question.id),
        by: 'restart',
      },
    ]
  })
}

/** What the end of a session brings: every quiz and poll ends with it, and its results are complete. */
export function finishAll(state: QuizzesState, ctx: DecideContext): QuizEvent[] {
  return state.runs.filter((run) => !isOver(run)).flatMap((run) => finishing(state, run, ctx))
}

export function evolveQuiz(state: QuizzesState, event: QuizEvent, at: number): QuizzesState {
  switch (event.type) {
    case 'answer.given':
    case 'ballot.cast':
      return evolveAnswer(state, event, at)
    case 'quiz.opened':
    case 'poll.opened':
    case 'question.opened':
    case 'question.asked-again':
      return opened(state, event, at)
    case 'quiz.shown': {
      const { onScreen: _, ...rest } = state
      return event.run === undefined ? rest : { ...rest, onScreen: event.run }
    }
    case 'quiz.live-set':
      return withRun(state, event.run, (run) => ({ ...run, live: event.live }))
    case 'quiz.finished':
      return withRun(state, event.run, (run) => ({ ...run, finished: true }))
    case 'question.shown':
      return {
        ...withRun(state, event.run, (run) => ({ ...run, current: event.question })),
        onScreen: event.run,
      }
    case 'question.closed':
      return withItems(state, event.run, event.questions, (item) => ({
        ...item,
        phase: 'closed',
        closed: { at, by: event.by, answered: item.answers.size },
      }))
    case 'question.extended':
      return withItems(state, event.run, event.questions, (item) => ({ ...item, until: event.until }))
    case 'question.discussed':
      return withItems(state, event.run, [event.question], (item) => ({ ...item, phase: 'discussing' }))
    case 'question.revealed':
      return withRun(state, event.run, (run) => revealed(run, event))
    case 'extra-time.set': {
      const { participant, factor } = event
      const { extraTime } = state
      return {
        ...state,
        extraTime: factor === 1 ? extraTime.delete(participant) : extraTime.set(participant, factor),
      }
    }
    case 'countdown.ticked':
      return state
  }
}

function revealed(run: Run, event: Extract<QuizEvent, { type: 'question.revealed' }>): Run {
  if (!findItem(run, event.question)) return run
  const { key, explanation, feedback, outcomes } = event
  const reveal = {
    ...(key === undefined ? {} : { key }),
    explanation,
    ...(feedback === undefined ? {} : { feedback }),
    outcomes: new Map(outcomes.map(({ participant, ...outcome }) => [participant, outcome])),
  }
  const items = run.items.map((item) =>
    item.question.id === event.question ? { ...item, phase: 'revealed' as const, reveal } : item,
  )
  return {
    ...run,
    items,
    ...(run.scoring === 'none' ? {} : { standings: advanced(run.standings, outcomes) }),
  }
}
