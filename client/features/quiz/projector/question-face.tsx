import type { Option, Question } from '../../../../shared/course/quiz.ts'
import { cx } from '../../../ui/cx.ts'
import colors from '../code-colors.module.css'
import { OptionMark } from '../option-mark.tsx'
import { RichText } from '../rich-text.tsx'
import styles from './question-face.module.css'

/** What there is to choose from, or what is to be done, while answers come in. */
export function QuestionFace({ question }: { question: Question }) {
  switch (question.kind) {
    case 'choice':
      return (
        <>
          {question.form === 'multiple' && <p className={styles.todo}>Several may be right.</p>}
          <Options options={question.options} />
        </>
      )
    case 'order':
      return (
        <>
          <p className={styles.todo}>Put them in order.</p>
          <Options options={question.options} />
        </>
      )
    case 'match':
      return (
        <div className={styles.match}>
          <Options options={question.options} column />
          <ol className={styles.targets}>
            {question.targets.map(({ id, html }, n) => (
              <li key={id} className={styles.target}>
                <strong>{n + 1}</strong>
                <RichText html={html} />
              </li>
            ))}
          </ol>
        </div>
      )
    case 'line':
      return (
        <ol className={cx(styles.code, colors.colors)}>
          {question.html.map((html, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            <li key={n} className={styles.line}>
              <span className={styles.number}>{n + 1}</span>
              {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised where it is compiled */}
              <code dangerouslySetInnerHTML={{ __html: html || ' ' }} />
            </li>
          ))}
        </ol>
      )
    case 'rating':
      return (
        <p className={styles.todo}>
          From 1{question.low && ` (${question.low})`} to {question.steps}
          {question.high && ` (${question.high})`}
        </p>
      )
    case 'number':
      return <p className={styles.todo}>Type a number{question.unit && ` in ${question.unit}`}.</p>
    case 'text':
      return (
        <p className={styles.todo}>
          {question.form === 'output' ? 'Type what it prints.' : 'Type a short answer.'}
        </p>
      )
    case 'open':
      return (
        <p className={styles.todo}>{question.form === 'cloud' ? 'Type a few words.' : 'Type your answer.'}</p>
      )
  }
}

function Options({ options, column }: { options: readonly Option[]; column?: boolean }) {
  return (
    <ul className={cx(styles.options, column && styles.column)}>
      {options.map(({ id, html }, n) => (
        <li key={id} className={styles.option}>
          <OptionMark n={n} />
          <RichText html={html} className={styles.text} />
        </li>
      ))}
    </ul>
  )
}
