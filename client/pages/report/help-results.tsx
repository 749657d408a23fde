import type { ClassReport } from '../../../shared/report/class-report.ts'
import { clockText, durationText } from '../times.ts'
import { nameIn } from './class-names.ts'
import styles from './class-section.module.css'
import { TableScroll } from './table-scroll.tsx'

const OUTCOMES = { open: 'not ended', helped: 'helped', cancelled: 'taken back' } as const

/** Calls for help: how long they waited, who helped, and each of them. */
export function HelpResults({ report }: { report: ClassReport }) {
  const { calls, medianWaitMs, longestWaitMs, helpers } = report.help
  const waits =
    medianWaitMs === undefined
      ? 'nobody went'
      : `half of them waited at most ${durationText(medianWaitMs)}, the longest ${durationText(longestWaitMs ?? 0)}`
  return (
    <article className={styles.article} aria-labelledby="help-title">
      <h3 id="help-title">Help</h3>
      <p className={styles.meta}>
        {calls.length} {calls.length === 1 ? 'call' : 'calls'} · {waits}
        {helpers.length > 0 &&
          ` · ${helpers.map(({ helper, helped }) => `${nameIn(report, helper)} helped ${helped}`).join(', ')}`}
      </p>
      <TableScroll label="Calls for help">
        <table className={styles.table}>
          <caption>Calls for help</caption>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">About</th>
              <th scope="col">Asked</th>
              <th scope="col" className={styles.number}>
                Waited
              </th>
              <th scope="col">Helper</th>
              <th scope="col">Outcome</th>
            </tr>
          </thead>
          <tbody>
            {calls.map(({ request, by, topic, exercise, askedAt, claimedAt, helper, outcome }) => (
              <tr key={request}>
                <th scope="row">{nameIn(report, by)}</th>
                <td>{[topic, exerciseTitle(report, exercise)].filter(Boolean).join(' · ') || '–'}</td>
                <td className={styles.time}>{clockText(askedAt)}</td>
                <td className={styles.number}>
                  {claimedAt === undefined ? '–' : durationText(claimedAt - askedAt)}
                </td>
                <td>{helper === undefined ? '–' : nameIn(report, helper)}</td>
                <td>{OUTCOMES[outcome]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </article>
  )
}

const exerciseTitle = ({ exercises }: ClassReport, id: string | undefined): string =>
  exercises.find(({ exercise }) => exercise === id)?.title ?? ''
