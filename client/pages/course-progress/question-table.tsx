import type { QuestionProgress, SessionSummary } from '../../../shared/report/course-progress.ts'
import tables from '../report/class-section.module.css'
import { percentText } from '../report/quiz-words.ts'
import { ShareBar } from '../report/share-bar.tsx'
import { shortStem } from '../report/short-stem.ts'
import { TableScroll } from '../report/table-scroll.tsx'
import styles from './course-progress-page.module.css'
import { SessionCells, SessionHeads } from './session-columns.tsx'

/** How each question of the quizzes did, those that learners found hardest first. */
export function QuestionTable(props: {
  questions: readonly QuestionProgress[]
  sessions: readonly SessionSummary[]
}) {
  const questions = props.questions.toSorted((a, b) => (a.difficulty ?? 2) - (b.difficulty ?? 2))
  return (
    <article className={tables.article} aria-labelledby="questions-title">
      <h2 id="questions-title" className={tables.title}>
        Quiz questions
      </h2>
      <p className={tables.meta}>
        Mean share of the points, the hardest first; then the same for each session.
      </p>
      <TableScroll label="How each question did">
        <table className={tables.table}>
          <caption className="visually-hidden">How each question did</caption>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Quiz</th>
              <th scope="col" className={styles.wide}>
                Points
              </th>
              <th scope="col" className={tables.number}>
                Right
              </th>
              <SessionHeads sessions={props.sessions} />
            </tr>
          </thead>
          <tbody>
            {questions.map(({ question, quizTitle, stem, answered, correct, difficulty, sessions }) => (
              <tr key={question}>
                <th scope="row" className={tables.words}>
                  {shortStem(stem)}
                </th>
                <td>{quizTitle}</td>
                <td>
                  {difficulty === undefined ? (
                    <span className={styles.none}>–</span>
                  ) : (
                    <span className={styles.bar}>
                      {percentText(difficulty)}
                      <ShareBar share={difficulty} />
                    </span>
                  )}
                </td>
                <td className={tables.number}>
                  {correct} of {answered}
                </td>
                <SessionCells
                  sessions={props.sessions}
                  of={(session) => {
                    const here = sessions[session]?.difficulty
                    return here === undefined ? undefined : percentText(here)
                  }}
                />
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </article>
  )
}
