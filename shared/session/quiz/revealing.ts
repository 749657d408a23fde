import type { DecideContext } from '../context.ts'
import { factorOf } from './countdown.ts'
import type { QuizEvent } from './events.ts'
import { outcomesOf } from './scores.ts'
import type { Item, QuizzesState, Run } from './state.ts'

/**
 * Takes keys and explanations out of the catalog, and grades. What comes of it is written down, so that neither a
 * mended key nor a mended program ever changes what somebody got.
 */
export function revealing(
  state: QuizzesState,
  run: Run,
  items: readonly Item[],
  { catalog }: DecideContext,
): QuizEvent[] {
  const questions = (run.quiz === undefined ? undefined : catalog.quizzes.get(run.quiz)?.questions) ?? []
  return items
    .filter(({ phase }) => phase !== 'revealed')
    .map((item) => {
      const { id, anonymous } = item.question
      const staff = questions.find(({ question }) => question.id === id)
      const key = anonymous ? undefined : staff?.key
      return {
        type: 'question.revealed',
        run: run.id,
        question: id,
        ...(key === undefined ? {} : { key }),
        explanation: staff?.explanation ?? '',
        ...(staff?.feedback === undefined ? {} : { feedback: staff.feedback }),
        outcomes: key ? outcomesOf(item, key, run.scoring, (who) => factorOf(state, who)) : [],
      }
    })
}
