import type { RunResults } from '../../../shared/report/quiz-results.ts'
import styles from './people-scores.module.css'
import { ShareBar } from './share-bar.tsx'

/** How everybody did who answered under their name, the best first. */
export function PeopleScores({ run }: { run: RunResults }) {
  const graded = run.questions.filter(({ key }) => key !== undefined).length
  const scored = run.scoring !== 'none'
  const best = Math.max(1, ...run.people.map(({ points }) => points))
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>People</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col" className={styles.number}>
            Answered
          </th>
          <th scope="col" className={styles.number}>
            Right
          </th>
          {scored && (
            <th scope="col" className={styles.number}>
              Points
            </th>
          )}
          <th scope="col" className={styles.bar}>
            <span className="visually-hidden">Compared with the best</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {run.people.map(({ participant, name, answered, correct, points }) => (
          <tr key={participant}>
            <th scope="row">{name || 'Erased person'}</th>
            <td className={styles.number}>{answered}</td>
            <td className={styles.number}>
              {correct} of {graded}
            </td>
            {scored && <td className={styles.number}>{points}</td>}
            <td className={styles.bar}>
              <ShareBar share={scored ? points / best : correct / Math.max(1, graded)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
