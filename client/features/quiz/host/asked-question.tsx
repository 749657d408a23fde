import { KeyRound } from 'lucide-react'
import type { StaffQuestion } from '../../../../shared/course/quiz.ts'
import type { QuestionTally, QuestionView } from '../../../../shared/view/quiz-slices.ts'
import { Bars } from '../bars.tsx'
import { RichText } from '../rich-text.tsx'
import { RightAnswer } from '../right-answer.tsx'
import type { ListedRun } from '../runs-shown.ts'
import styles from './asked-question.module.css'

/** One question with its answers as they come in, and what the course says is right. */
export function AskedQuestion(props: {
  run: ListedRun
  view: QuestionView
  /** Absent after the reveal. */
  tally: QuestionTally | undefined
  /** What the staff's edition of the course knows; undefined for polls. */
  secret: StaffQuestion | undefined
  /** Learners who are online. */
  present: number
}) {
  const { run, view, tally, secret } = props
  const { question, result } = view
  const answered = tally?.answered ?? view.answered
  const of = Math.max(props.present, answered)
  const key = result?.key ?? secret?.key
  const explanation = result?.explanation ?? secret?.explanation ?? ''
  const bars = result ? result.bars : tally?.bars
  // The bars of options mark what is right themselves.
  const told = bars !== undefined && key?.kind === 'choice'
  return (
    <article className={styles.asked}>
      {run.pace === 'free' && <p className={styles.number}>Question {view.number}</p>}
      <RichText html={question.stem} className={styles.stem} />
      <p className={styles.answered}>
        <strong>{answered}</strong> of {of} answered
        {result?.correct !== undefined && answered > 0 && (
          <>
            , <strong>{result.correct}</strong> right
          </>
        )}
      </p>
      <div className={styles.track} aria-hidden="true">
        <span style={{ width: `${of === 0 ? 0 : (100 * answered) / of}%` }} />
      </div>
      {bars ? (
        <Bars
          question={question}
          bars={bars}
          before={result?.before ?? tally?.before}
          answered={answered}
          answerKey={key}
        />
      ) : (
        <p className={styles.note}>
          {result
            ? 'Too few have voted to show anything without giving somebody away.'
            : 'Anonymous: the bars come when you show the result.'}
        </p>
      )}
      {(explanation !== '' || (key && !told)) && (
        <div className={styles.secret}>
          {!result && (
            <p className={styles.only}>
              <KeyRound size={14} aria-hidden="true" />
              Only staff see this before the reveal
            </p>
          )}
          {key && !told && <RightAnswer question={question} answer={key} />}
          {explanation !== '' && <RichText html={explanation} />}
        </div>
      )}
    </article>
  )
}
