import type { MyQuestionView, ResultView } from '../../../shared/view/quiz-slices.ts'

export type Verdict = 'right' | 'partly' | 'wrong' | 'none'

/** How somebody did; undefined where nothing is right or wrong, or there is nobody whose answer it could be. */
export function verdictOf(
  result: ResultView,
  mine: MyQuestionView | undefined,
  answers: boolean,
): Verdict | undefined {
  if (!result.key || !answers) return undefined
  if (!mine?.result) return 'none'
  if (mine.result.correct) return 'right'
  return mine.result.share > 0 ? 'partly' : 'wrong'
}

export const VERDICTS: Record<Verdict, string> = {
  right: 'Right',
  partly: 'Partly right',
  wrong: 'Not right',
  none: 'You did not answer',
}
