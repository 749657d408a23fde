import type { MyQuestionView, QuestionView } from '../../../shared/view/quiz-slices.ts'

/** When the time is up for this reader, ms since the epoch; undefined while it is open-ended. */
export function endOf(view: QuestionView, mine: MyQuestionView | undefined): number | undefined {
  if (view.phase === 'open') return mine?.until ?? view.until
  // Who has extra time goes on a little when it is over for the others.
  return view.phase === 'closed' ? mine?.until : undefined
}

/** Whether an answer would still be taken; the server has the last word. */
export function isTakingAnswers(view: QuestionView, mine: MyQuestionView | undefined, now: number): boolean {
  const end = endOf(view, mine)
  if (view.phase === 'open') return end === undefined || now <= end
  return view.phase === 'closed' && end !== undefined && now <= end
}

/** The answer that was saved in the round that goes on. */
export const answeredNow = (view: QuestionView, mine: MyQuestionView | undefined): boolean =>
  mine?.voted === true || (mine?.answer !== undefined && mine.round === view.round)
