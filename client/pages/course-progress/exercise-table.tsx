import type { ExerciseProgress, SessionSummary } from '../../../shared/report/course-progress.ts'
import tables from '../report/class-section.module.css'
import styles from './course-progress-page.module.css'
import { PartOf } from './part-of.tsx'

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
      <div className={tables.scroll}>
        <table className={tables.table}>
          <caption>Learners who passed it, of those who began it; below sessions the same</caption>
          <thead>
            <tr>
              <th scope="col">Exercise</th>
              <th scope="col" className={styles.wide}>
                Passed
              </th>
              <th scope="col" className={tables.number}>
                Verified
              </th>
              {props.sessions.map(({ session, title }, n) => (
                <th key={session} scope="col" title={title} className={tables.number}>
                  <span className="visually-hidden">Session </span>
                  {n + 1}
                </th>
              ))}
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
                {props.sessions.map(({ session }) => {
                  const here = sessions[session]
                  return (
                    <td key={session} className={tables.number}>
                      {here ? `${here.passed} of ${here.begun}` : '–'}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </article>
  )
}
