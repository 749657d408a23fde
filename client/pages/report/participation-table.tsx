import type { ClassReport } from '../../../shared/report/class-report.ts'
import type { Participation } from '../../../shared/report/participation.ts'
import { nameIn } from './class-names.ts'
import styles from './class-section.module.css'
import { TableScroll } from './table-scroll.tsx'

const COLUMNS: { title: string; of: (row: Participation) => number }[] = [
  { title: 'Answers', of: ({ answers }) => answers },
  { title: 'Questions', of: ({ asked }) => asked },
  { title: 'Votes', of: ({ votes }) => votes },
  { title: 'Hands', of: ({ hands }) => hands },
  { title: 'Runs', of: ({ runs }) => runs },
  { title: 'Handed in', of: ({ submissions }) => submissions },
  { title: 'Calls', of: ({ calls }) => calls },
  { title: 'Pace', of: ({ pace }) => pace },
]

/** What every learner did under their name. */
export function ParticipationTable({ report }: { report: ClassReport }) {
  const did = new Map(report.participation.map((row) => [row.participant, row]))
  const learners = Object.entries(report.people)
    .filter(([, { role }]) => role === 'learner')
    .map(([id]) => ({ id, name: nameIn(report, id), row: did.get(id) }))
    .sort((a, b) => a.name.localeCompare(b.name))
  if (learners.length === 0) return null
  return (
    <article className={styles.article} aria-labelledby="participation-title">
      <h3 id="participation-title">Participation</h3>
      <p className={styles.meta}>What is anonymous counts for nobody.</p>
      <TableScroll label="What every learner did">
        <table className={styles.table}>
          <caption className="visually-hidden">What every learner did</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              {COLUMNS.map(({ title }) => (
                <th key={title} scope="col" className={styles.number}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {learners.map(({ id, name, row }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                {COLUMNS.map(({ title, of }) => (
                  <td key={title} className={styles.number}>
                    {row ? of(row) : 0}
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
