import type { LearnerProgress, SessionSummary } from '../../../shared/report/course-progress.ts'
import tables from '../report/class-section.module.css'
import { TableScroll } from '../report/table-scroll.tsx'
import { durationText } from '../times.ts'
import styles from './course-progress-page.module.css'
import { PartOf } from './part-of.tsx'

const MATCHES: Record<LearnerProgress['match'], string> = {
  'one-session': '',
  'by-name': 'matched by name',
  namesakes: 'not matched: two of this name',
}

/** Every learner over all sessions, and in each of them. */
export function LearnerTable(props: {
  learners: readonly LearnerProgress[]
  sessions: readonly SessionSummary[]
}) {
  const { learners, sessions } = props
  return (
    <article className={tables.article} aria-labelledby="learners-title">
      <h2 id="learners-title" className={tables.title}>
        Learners
      </h2>
      <p className={tables.meta}>
        Learners have no accounts: people of the same name in several sessions are taken for one person. Where
        two bore a name in one session, nobody of that name is matched.
      </p>
      <TableScroll label="Every learner over all sessions">
        <table className={tables.table}>
          <caption className="visually-hidden">Every learner over all sessions</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col" className={tables.number}>
                Sessions
              </th>
              <th scope="col" className={tables.number}>
                Time
              </th>
              <th scope="col" className={styles.wide}>
                Exercises passed
              </th>
              <th scope="col" className={tables.number}>
                Verified
              </th>
              <th scope="col" className={styles.wide}>
                Quiz points
              </th>
            </tr>
          </thead>
          <tbody>
            {learners.map(({ id, name, match, attended, presentMs, exercises, points, possible }) => (
              <tr key={`${id} ${match}`}>
                <th scope="row">
                  {name}
                  {MATCHES[match] && <span className={styles.match}>{MATCHES[match]}</span>}
                </th>
                <td className={tables.number}>{attended}</td>
                <td className={tables.number}>{durationText(presentMs)}</td>
                <td>
                  <PartOf part={exercises.passed} whole={exercises.begun} />
                </td>
                <td className={tables.number}>{exercises.verified}</td>
                <td>
                  <PartOf part={points} whole={possible} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {sessions.length > 1 && (
        <details>
          <summary>Session by session</summary>
          <BySession {...props} />
        </details>
      )}
    </article>
  )
}

function BySession(props: { learners: readonly LearnerProgress[]; sessions: readonly SessionSummary[] }) {
  const { learners, sessions } = props
  return (
    <TableScroll label="Learners, session by session">
      <table className={tables.table}>
        <caption>Time, exercises passed, quiz points; sessions are numbered as above</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            {sessions.map(({ session, title }, n) => (
              <th key={session} scope="col" title={title}>
                {n + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {learners.map(({ id, match, name, sessions: parts }) => (
            <tr key={`${id} ${match}`}>
              <th scope="row">{name}</th>
              {sessions.map(({ session }) => (
                <td key={session}>{partText(parts[session])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

function partText(part: LearnerProgress['sessions'][string] | undefined): string {
  if (!part) return '–'
  const { presentMs, exercises, points, possible } = part
  return [
    durationText(presentMs),
    exercises.begun > 0 && `${exercises.passed} of ${exercises.begun} passed`,
    possible > 0 && `${points} of ${possible} points`,
  ]
    .filter(Boolean)
    .join(', ')
}
