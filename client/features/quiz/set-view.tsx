import { Check, ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useState } from 'react'
import type { MyRunView, QuestionView } from '../../../shared/view/quiz-slices.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { LeaderBoard } from './leader-board.tsx'
import { answeredNow } from './may-answer.ts'
import { QuestionCard } from './question-card.tsx'
import { type ListedRun, questionsInOrder } from './runs-shown.ts'
import styles from './set-view.module.css'

/** A set at one's own pace: all its questions, which of them are answered, and one of them to answer. */
export function SetView(props: { run: ListedRun; mine: MyRunView | undefined; answers: boolean }) {
  const { run, mine, answers } = props
  const questions = questionsInOrder(run)
  const [chosen, choose] = useState<string>()
  const at = Math.max(
    0,
    questions.findIndex(({ question }) => question.id === chosen),
  )
  const view = questions[at]
  const done = questions.filter((one) => answeredNow(one, mine?.questions[one.question.id])).length
  const goTo = (index: number) => choose(questions[index]?.question.id)
  return (
    <div className={styles.set}>
      <nav aria-label="Questions" className={styles.nav}>
        {answers && (
          <p className={styles.progress}>
            {done} of {questions.length} answered
          </p>
        )}
        <ol className={styles.list}>
          {questions.map((one, n) => {
            const state = stateOf(one, mine)
            return (
              <li key={one.question.id}>
                <button
                  type="button"
                  aria-current={n === at ? 'true' : undefined}
                  aria-label={`Question ${n + 1}${answers ? `: ${STATES[state]}` : ''}`}
                  className={cx(styles.number, answers && styles[state])}
                  onClick={() => goTo(n)}
                >
                  {n + 1}
                  {answers && (state === 'answered' || state === 'right') && (
                    <Check size={14} strokeWidth={3} aria-hidden="true" />
                  )}
                  {answers && state === 'wrong' && <X size={14} strokeWidth={3} aria-hidden="true" />}
                </button>
              </li>
            )
          })}
        </ol>
      </nav>
      {view && <QuestionCard key={view.question.id} run={run} view={view} mine={mine} answers={answers} />}
      <div className={styles.steps}>
        <Button icon={<ChevronLeft size={18} />} disabled={at === 0} onClick={() => goTo(at - 1)}>
          Previous question
        </Button>
        <Button disabled={at >= questions.length - 1} onClick={() => goTo(at + 1)}>
          Next question
          <ChevronRight size={18} />
        </Button>
      </div>
      {run.leaders && !run.finished && <LeaderBoard leaders={run.leaders} />}
    </div>
  )
}

type State = 'open' | 'answered' | 'right' | 'wrong'
const STATES: Record<State, string> = {
  open: 'not answered',
  answered: 'answered',
  right: 'right',
  wrong: 'not right',
}

function stateOf(view: QuestionView, mine: MyRunView | undefined): State {
  const own = mine?.questions[view.question.id]
  if (own?.result) return own.result.correct ? 'right' : 'wrong'
  return answeredNow(view, own) ? 'answered' : 'open'
}
