import type { ExerciseProgress, SessionSummary } from '../../../shared/report/course-progress.ts'
import tables from '../report/class-section.module.css'
import { TableScroll } from '../report/table-scroll.tsx'
import styles from './course-progress-page.module.css'
import { PartOf } from './part-of.tsx'
import { SessionCells, SessionHeads } from './session-columns.tsx'

/** How many came through each exercise, over all sessions and in each. */
export function ExerciseTable(props: {
  exercises: readonly ExerciseProgress[]
  sessions: readonly SessionSummary[]
}) {
  return (
    <article className={tables.article} aria-labelledby="exercises-title">
      <h2 id="exercises-title" className={tables.title}>
        Exercises
      </h2>
      <p className={tables.meta}>
        Learners who passed it, of those who began it; then the same for each session.
      </p>
      <TableScroll label="How many passed each exercise">
        <table className={tables.table}>
          <caption className="visually-hidden">How many passed each exercise</caption>
          <thead>
            <tr>
              <th scope="col">Exercise</th>
              <th scope="col" className={styles.wide}>
                Passed
              </th>
              <th scope="col" className={tables.number}>
                Verified
              </th>
              <SessionHeads sessions={props.sessions} />
            </tr>
          </thead>
          <tbody>
            {props.exercises.map(({ exercise, title, all, sessions }) => (
              <tr key={exercise}>
                <th scope="row">{title}</th>
                <td>
                  <PartOf part={all.passed} whole={all.begun} />
                </td>
                <td className={tables.number}>{all.verified}</td>
                <SessionCells
                  sessions={props.sessions}
                  of={(session) => {
                    const here = sessions[session]
                    return here && `${here.passed} of ${here.begun}`
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
