import { Link } from 'wouter'
import type { SessionSummary } from '../../../shared/report/course-progress.ts'
import tables from '../report/class-section.module.css'
import { percentText } from '../report/quiz-words.ts'
import { TableScroll } from '../report/table-scroll.tsx'
import { dayText } from '../times.ts'
import styles from './course-progress-page.module.css'

const HEIGHT = 100
/** Of a session's place: three bars and a gap. */
const PLACE = 40
const BAR = 10

const SERIES: {
  name: string
  style: string | undefined
  of: (session: SessionSummary) => number | undefined
}[] = [
  { name: 'time in class', style: styles.presence, of: ({ presence }) => presence },
  {
    name: 'exercises passed, of those begun',
    style: styles.passed,
    of: ({ exercises }) => share(exercises.passed, exercises.begun),
  },
  {
    name: 'quiz points, of those possible',
    style: styles.points,
    of: ({ points, possible }) => share(points, possible),
  },
]

const share = (part: number, whole: number) => (whole === 0 ? undefined : part / whole)

/** How each session went, as bars and as a table. */
export function SessionOverview({ sessions }: { sessions: readonly SessionSummary[] }) {
  return (
    <article className={tables.article} aria-labelledby="sessions-title">
      <h2 id="sessions-title" className={tables.title}>
        Sessions
      </h2>
      <Bars sessions={sessions} />
      <TableScroll label="How each session went">
        <table className={tables.table}>
          <caption className="visually-hidden">How each session went</caption>
          <thead>
            <tr>
              <th scope="col">Session</th>
              <th scope="col">Day</th>
              <th scope="col" className={tables.number}>
                Learners
              </th>
              <th scope="col" className={tables.number}>
                Time in class
              </th>
              <th scope="col" className={tables.number}>
                Exercises passed
              </th>
              <th scope="col" className={tables.number}>
                Quiz points
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((one, n) => (
              <tr key={one.session}>
                <th scope="row">
                  {n + 1}. <Link href={`/s/${one.session}/report`}>{one.title}</Link>
                </th>
                <td>{dayText(one.startedAt, Date.now())}</td>
                <td className={tables.number}>{one.learners}</td>
                {SERIES.map(({ name, of }) => (
                  <td key={name} className={tables.number}>
                    {textOf(of(one))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </article>
  )
}

const textOf = (value: number | undefined) => (value === undefined ? '–' : percentText(value))

function Bars({ sessions }: { sessions: readonly SessionSummary[] }) {
  const width = sessions.length * PLACE
  return (
    <div>
      <svg
        className={styles.chart}
        viewBox={`0 -1 ${width} ${HEIGHT + 2}`}
        preserveAspectRatio="none"
        role="img"
        aria-label="Time in class, exercises passed and quiz points of each session; the same is in the table below."
      >
        {[0, 50, 100].map((y) => (
          <line key={y} x1="0" x2={width} y1={y} y2={y} className={styles.grid} />
        ))}
        {sessions.map((session, n) =>
          SERIES.map(({ name, style, of }, i) => {
            const height = HEIGHT * (of(session) ?? 0)
            return (
              <rect
                key={`${session.session} ${name}`}
                className={style}
                x={n * PLACE + (PLACE - 3 * BAR) / 2 + i * BAR + 1}
                width={BAR - 2}
                y={HEIGHT - height}
                height={height}
              />
            )
          }),
        )}
      </svg>
      <p className={styles.axis} aria-hidden="true">
        {sessions.map(({ session }, n) => (
          <span key={session}>{n + 1}</span>
        ))}
      </p>
      <p className={styles.legend} aria-hidden="true">
        {SERIES.map(({ name, style }) => (
          <span key={name}>
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <rect width="12" height="12" rx="2" className={style} />
            </svg>
            {name}
          </span>
        ))}
      </p>
    </div>
  )
}
