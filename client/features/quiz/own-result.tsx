import { Check, CircleSlash, X } from 'lucide-react'
import type { Question } from '../../../shared/course/quiz.ts'
import type { MyQuestionView, MyRunView, ResultView } from '../../../shared/view/quiz-slices.ts'
import { cx } from '../../ui/cx.ts'
import styles from './own-result.module.css'
import { pointsText } from './points-text.ts'
import { RichText } from './rich-text.tsx'
import { VERDICTS, type Verdict } from './verdict.ts'

const ICONS = { right: Check, partly: Check, wrong: X, none: CircleSlash }

/** Whether the own answer was right, what it brought, and what it says about its options. */
export function OwnResult(props: {
  question: Question
  verdict: Verdict
  result: ResultView
  mine: MyQuestionView | undefined
  run: MyRunView | undefined
}) {
  const { question, verdict, result, mine, run } = props
  const Icon = ICONS[verdict]
  const points = mine?.result?.points ?? 0
  const chosen = mine?.answer?.kind === 'choice' ? mine.answer.options : []
  const feedback = chosen.flatMap((id) => result.feedback?.[id] ?? [])
  return (
    <div className={cx(styles.box, styles[verdict])}>
      <p className={styles.verdict}>
        <span className={styles.icon}>
          <Icon size={22} strokeWidth={3} aria-hidden="true" />
        </span>
        <span>{VERDICTS[verdict]}</span>
        {question.points > 0 && points > 0 && <span className={styles.points}>+ {pointsText(points)}</span>}
      </p>
      {run?.score !== undefined && (
        <p>
          Your score: <strong>{pointsText(run.score)}</strong>
          {run.rank !== undefined && (
            <>
              , rank <strong>{run.rank}</strong>
            </>
          )}
        </p>
      )}
      {feedback.map((html) => (
        <RichText key={html} html={html} />
      ))}
    </div>
  )
}
