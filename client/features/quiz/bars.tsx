import { Check, X } from 'lucide-react'
import type { Question } from '../../../shared/course/quiz.ts'
import { cx } from '../../ui/cx.ts'
import { type BarRow, barRows, type Counted, ratingMean } from './bar-rows.ts'
import styles from './bars.module.css'
import { OptionMark } from './option-mark.tsx'
import { RichText } from './rich-text.tsx'
import { WordCloud } from './word-cloud.tsx'

const percent = (share: number) => `${Math.round(100 * share)}%`
const width = (share: number) => ({ width: `${100 * Math.min(share, 1)}%` })

/** How often what was answered; with two rounds, how that changed. `own`: buckets of the reader, marked. */
export function Bars(props: Counted & { question: Question; own?: string[] | undefined }) {
  const { question, own } = props
  if (question.kind === 'open' && question.form === 'cloud') return <WordCloud bars={props.bars} />
  const { rows, others } = barRows(question, props)
  const mean = question.kind === 'rating' ? ratingMean(props.bars) : undefined
  if (rows.length === 0) return <p className={styles.none}>Nobody has answered.</p>
  return (
    <div className={styles.all}>
      {mean !== undefined && question.kind === 'rating' && (
        <p className={styles.mean}>
          <strong>{mean.toFixed(1)}</strong> of {question.steps} on average
        </p>
      )}
      <ul className={styles.rows} aria-label="Answers">
        {rows.map((row) => (
          <Row key={row.bucket} row={row} question={question} own={own?.includes(row.bucket) ?? false} />
        ))}
      </ul>
      {props.before && <p className={styles.legend}>The thin line is the first vote.</p>}
      {others > 0 && <p className={styles.none}>and {others} more</p>}
    </div>
  )
}

function Row({ row, question, own }: { row: BarRow; question: Question; own: boolean }) {
  const { option, html, text, code, count, share, before, right } = row
  const shift = before === undefined ? 0 : Math.round(100 * share) - Math.round(100 * before)
  return (
    <li className={cx(styles.row, right === true && styles.right, right === false && styles.wrong)}>
      <div className={styles.label}>
        {option !== undefined && <OptionMark n={option} />}
        {option !== undefined && question.kind === 'match' && <span aria-hidden="true">→</span>}
        {html === undefined ? (
          <span className={cx(styles.text, code && styles.code)}>{text}</span>
        ) : (
          <RichText html={html} className={styles.text} />
        )}
        {own && <span className={styles.own}>your answer</span>}
        {right === true && (
          <span className={styles.verdict}>
            <Check size="1.1em" strokeWidth={3} aria-hidden="true" />
            right
          </span>
        )}
        {right === false && own && (
          <span className={styles.verdict}>
            <X size="1.1em" strokeWidth={3} aria-hidden="true" />
            wrong
          </span>
        )}
        <span className={styles.count}>
          <strong>{count}</strong> <span className={styles.percent}>{percent(share)}</span>
          {before !== undefined && (
            <span className={styles.shift}>
              <span className="visually-hidden">, first vote {percent(before)}, </span>
              {shift > 0 ? `▲ ${shift}` : shift < 0 ? `▼ ${-shift}` : '± 0'}
            </span>
          )}
        </span>
      </div>
      <div className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={width(share)} />
        {before !== undefined && <span className={styles.before} style={width(before)} />}
      </div>
    </li>
  )
}
