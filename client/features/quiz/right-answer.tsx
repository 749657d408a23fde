import { Fragment } from 'react'
import type { Option, Question, QuestionKey } from '../../../shared/course/quiz.ts'
import { OptionMark } from './option-mark.tsx'
import { RichText } from './rich-text.tsx'
import styles from './right-answer.module.css'

/** What is right, as people read it. */
export function RightAnswer({ question, answer }: { question: Question; answer: QuestionKey }) {
  if (answer.kind === 'choice' && question.kind === 'choice') {
    return <Options all={question.options} ids={answer.options} />
  }
  if (answer.kind === 'order' && question.kind === 'order') {
    return <Options all={question.options} ids={answer.options} ordered />
  }
  if (answer.kind === 'match' && question.kind === 'match') {
    return (
      <dl className={styles.pairs}>
        {question.options.map(({ id, html }, n) => (
          <Fragment key={id}>
            <dt className={styles.option}>
              <OptionMark n={n} />
              <RichText html={html} />
            </dt>
            <dd>
              <RichText html={question.targets.find((one) => one.id === answer.pairs[id])?.html ?? ''} />
            </dd>
          </Fragment>
        ))}
      </dl>
    )
  }
  if (answer.kind === 'line' && question.kind === 'line') {
    return (
      <ul className={styles.list}>
        {answer.lines.map((line) => (
          <li key={line}>
            Line {line}: <code className={styles.code}>{question.lines[line - 1]?.trim()}</code>
          </li>
        ))}
      </ul>
    )
  }
  if (answer.kind === 'number') {
    const { min, max } = answer
    const unit = question.kind === 'number' && question.unit !== undefined ? ` ${question.unit}` : ''
    return (
      <p>
        <strong>{min === max ? `${min}${unit}` : `${min} to ${max}${unit}`}</strong>
      </p>
    )
  }
  if (answer.kind === 'text') return <Texts question={question} answer={answer} />
  return null
}

function Texts({ question, answer }: { question: Question; answer: Extract<QuestionKey, { kind: 'text' }> }) {
  const { accepted, pattern } = answer
  const output = question.kind === 'text' && question.form === 'output'
  return (
    <ul className={styles.list}>
      {accepted.map((text) => (
        <li key={text}>
          {output ? <pre className={styles.output}>{text || '(nothing)'}</pre> : <strong>{text}</strong>}
        </li>
      ))}
      {pattern !== undefined && (
        <li>
          whatever matches <code className={styles.code}>{pattern}</code>
        </li>
      )}
    </ul>
  )
}

function Options({
  all,
  ids,
  ordered,
}: {
  all: readonly Option[]
  ids: readonly string[]
  ordered?: boolean
}) {
  const List = ordered ? 'ol' : 'ul'
  return (
    <List className={styles.list}>
      {ids.map((id) => {
        const n = all.findIndex((option) => option.id === id)
        return (
          <li key={id} className={styles.option}>
            <OptionMark n={n} />
            <RichText html={all[n]?.html ?? ''} />
          </li>
        )
      })}
    </List>
  )
}
