import type { QuestionId, Quiz } from '../../../../shared/course/quiz.ts'
import type { ClientCommand } from '../../../../shared/session/session.ts'
import { currentQuestion, type ListedRun, questionsInOrder } from '../runs-shown.ts'

export interface HostAction {
  label: string
  command: ClientCommand
}

export interface HostActions {
  /** What a host most likely wants now: Enter and the arrow to the right do it. */
  next: HostAction
  others: HostAction[]
}

const backToSlides: HostAction = { label: 'Back to the slides', command: { type: 'quiz.show' } }

/**
 * What the host of a run can do with it now. Run and question are named as they are seen, so that two hosts who press
 * together do it once.
 *
 * @param quiz of the course, with its questions in their order; absent for polls
 */
export function hostActions(run: ListedRun, quiz: Quiz | undefined): HostActions {
  if (run.pace === 'free') return setActions(run)
  const finish: HostAction = { label: 'Finish the quiz', command: { type: 'quiz.finish', run: run.id } }
  const current = currentQuestion(run)
  if (run.finished) return { next: backToSlides, others: [] }
  if (!current) {
    const first = quiz?.questions[0]
    return first
      ? { next: ask(run, first.question.id, 'Ask the first question'), others: [finish] }
      : { next: finish, others: [] }
  }
  const named = { run: run.id, question: current.question.id }
  const close: HostAction = { label: 'Close', command: { type: 'question.close', ...named } }
  const reveal: HostAction = {
    label: hasKey(quiz, current.question.id) ? 'Reveal the answer' : 'Show the result',
    command: { type: 'question.reveal', ...named },
  }
  const discuss: HostAction = { label: 'Discuss', command: { type: 'question.discuss', ...named } }
  const again: HostAction = { label: 'Vote again', command: { type: 'question.ask-again', ...named } }
  switch (current.phase) {
    case 'open':
      return { next: close, others: [reveal, ...(current.round === 1 ? [discuss] : [])] }
    case 'closed':
      return { next: reveal, others: current.round === 1 ? [discuss] : [] }
    case 'discussing':
      return { next: again, others: [reveal] }
    case 'revealed': {
      const following = quiz?.questions[current.number]
      if (following) return { next: ask(run, following.question.id, 'Next question'), others: [finish] }
      return run.quiz === undefined
        ? { next: backToSlides, others: [] }
        : { next: finish, others: [backToSlides] }
    }
  }
}

/** Sets at one's own pace are closed and revealed as a whole. */
function setActions(run: ListedRun): HostActions {
  const phases = questionsInOrder(run).map(({ phase }) => phase)
  if (run.finished) return { next: backToSlides, others: [] }
  const finish: HostAction = { label: 'Finish the quiz', command: { type: 'quiz.finish', run: run.id } }
  const reveal: HostAction = {
    label: 'Reveal the answers',
    command: { type: 'question.reveal', run: run.id },
  }
  if (phases.includes('open')) {
    const close: HostAction = { label: 'Close', command: { type: 'question.close', run: run.id } }
    return { next: close, others: [reveal, backToSlides] }
  }
  return phases.includes('closed')
    ? { next: reveal, others: [backToSlides] }
    : { next: finish, others: [backToSlides] }
}

const ask = (run: ListedRun, question: QuestionId, label: string): HostAction => ({
  label,
  command: { type: 'question.show', run: run.id, question },
})

const hasKey = (quiz: Quiz | undefined, id: QuestionId) =>
  quiz?.questions.find(({ question }) => question.id === id)?.key !== undefined

/** Half a minute more; an open end becomes half a minute. @param now on the server's clock */
export function moreTime(run: ListedRun, now: number): HostAction | undefined {
  const current = currentQuestion(run)
  const open = (current ? [current] : questionsInOrder(run)).filter(({ phase }) => phase === 'open')
  const [first] = open
  if (!first) return undefined
  const ends = open.flatMap(({ until }) => (until === undefined ? [] : [until]))
  return {
    label: ends.length > 0 ? '+30 s' : '30 s left',
    command: {
      type: 'question.extend',
      run: run.id,
      ...(current ? { question: current.question.id } : {}),
      until: Math.round(Math.max(now, ...ends)) + 30_000,
    },
  }
}
