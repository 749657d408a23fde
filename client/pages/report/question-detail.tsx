import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import type { QuestionResults } from '../../../shared/report/quiz-results.ts'
import { Bars } from '../../features/quiz/bars.tsx'
import { RichText } from '../../features/quiz/rich-text.tsx'
import { RightAnswer } from '../../features/quiz/right-answer.tsx'
import { cx } from '../../ui/cx.ts'
import { OptionTable } from './option-table.tsx'
import styles from './question-detail.module.css'
import { answeredText } from './quiz-words.ts'
import { shortStem } from './short-stem.ts'

/**
 * A question as it was asked, with what was answered how often. Folded away on the screen, and always on paper.
 * @param props.alone there is no other to compare it with: it is open
 */
export function QuestionDetail(props: { results: QuestionResults; alone: boolean }) {
  const { results, alone } = props
  const { question, number, key, answered, analysis, rounds } = results
  const [open, setOpen] = useState(alone)
  const base = useId()
  const bars = rounds.at(-1) ?? {}
  const before = rounds.length > 1 ? rounds[0] : undefined
  const withheld = question.anonymous && answered > 0 && Object.keys(bars).length === 0
  return (
    <section className={styles.detail} aria-labelledby={alone ? undefined : `${base}-title`}>
      {!alone && (
        <h4 className={styles.title}>
          <button
            type="button"
            id={`${base}-title`}
            aria-expanded={open}
            aria-controls={`${base}-body`}
            className={styles.toggle}
            onClick={() => setOpen(!open)}
          >
            <ChevronDown size={18} className={styles.arrow} aria-hidden="true" />
            <span className={styles.short}>
              {number}. {shortStem(question.stem)}
            </span>
            <span className={styles.count}>{answeredText(answered)}</span>
          </button>
        </h4>
      )}
      <div id={`${base}-body`} className={cx(styles.body, !open && styles.closed)}>
        {!alone && <p className={styles.onPaper}>Question {number}</p>}
        <RichText html={question.stem} className={styles.stem} />
        {withheld ? (
          <p className={styles.note}>
            {results.revealed
              ? 'Too few have voted to show anything without giving somebody away.'
              : 'Anonymous: the answers come with the result.'}
          </p>
        ) : (
          <Bars question={question} bars={bars} before={before} answered={answered} answerKey={key} />
        )}
        {key && key.kind !== 'choice' && (
          <div>
            <h5 className={styles.small}>Right is</h5>
            <RightAnswer question={question} answer={key} />
          </div>
        )}
        {question.kind === 'choice' && analysis?.options && answered > 0 && (
          <OptionTable options={question.options} analysis={analysis.options} />
        )}
      </div>
    </section>
  )
}
