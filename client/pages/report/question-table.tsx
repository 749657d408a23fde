import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { QuestionResults } from '../../../shared/report/quiz-results.ts'
import styles from './question-table.module.css'
import {
  decimalText,
  difficultyWord,
  discriminationWord,
  kindText,
  percentText,
  rightShare,
  secondsText,
} from './quiz-words.ts'
import { ShareBar } from './share-bar.tsx'
import { shortStem } from './short-stem.ts'

/**
 * The questions of a quiz side by side. On narrow screens the rows are cards; the roles are written down, as browsers
 * forget those of a table that is not displayed as one.
 */
export function QuestionTable({ questions }: { questions: readonly QuestionResults[] }) {
  const told = questions.some(({ analysis }) => analysis?.difficulty !== undefined)
  return (
    <div className={styles.frame}>
      {/* biome-ignore-start lint/a11y/noRedundantRoles: see above */}
      <table role="table" className={styles.table}>
        <caption className="visually-hidden">Questions, and how they were answered</caption>
        <thead role="rowgroup">
          <tr role="row">
            {COLUMNS.map((name, n) => (
              <th key={name} role="columnheader" scope="col" className={n > 2 ? styles.number : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {questions.map((results) => (
            <Row key={results.question.id} results={results} />
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
      {told && (
        <p className={styles.legend}>
          Difficulty is the mean share of the points: 1 is what everybody got right. Discrimination says
          whether those who got a question right did better in the others, from −1 to 1; near 0 or below, look
          at the question again. It takes at least three people.
        </p>
      )}
    </div>
  )
}

const COLUMNS = ['Question', 'Kind', 'Right', 'Answers', 'Difficulty', 'Discrimination', 'Median time']

function Row({ results }: { results: QuestionResults }) {
  const { question, number, answered, revealed, analysis, medianMs } = results
  const right = rightShare(results)
  const { difficulty, discrimination } = analysis ?? {}
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    <tr role="row">
      <th role="rowheader" scope="row" className={styles.stem}>
        <span className={styles.place}>{number}.</span> <span>{shortStem(question.stem)}</span>
      </th>
      <td role="cell" className={styles.kind}>
        {kindText(question)}
        {!revealed && <small className={styles.hidden}>not revealed</small>}
      </td>
      <td role="cell" className={styles.right}>
        {right === undefined ? (
          <span className={styles.none}>–</span>
        ) : (
          <span className={styles.bar}>
            <ShareBar share={right} tone="ok" />
            <strong>
              {percentText(right)}
              <span className={styles.word}> right</span>
            </strong>
          </span>
        )}
      </td>
      <Figure label="Answers">{answered}</Figure>
      <Figure label="Difficulty">
        {difficulty !== undefined && (
          <>
            {decimalText(difficulty)} <small>{difficultyWord(difficulty)}</small>
          </>
        )}
      </Figure>
      <Figure label="Discrimination">
        {discrimination !== undefined && (
          <>
            {discriminationWord(discrimination) === 'weak' && (
              <TriangleAlert size={14} className={styles.warn} aria-hidden="true" />
            )}
            {decimalText(discrimination)} <small>{discriminationWord(discrimination)}</small>
          </>
        )}
      </Figure>
      <Figure label="Median time">{medianMs !== undefined && secondsText(medianMs)}</Figure>
    </tr>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  )
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <td role="cell" className={styles.number}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <span>{children === false ? <span className={styles.none}>–</span> : children}</span>
    </td>
  )
}
