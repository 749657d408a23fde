import type { ClassReport } from '../../../shared/report/class-report.ts'
import type { ExerciseResults as Results } from '../../../shared/report/exercise-report.ts'
import { clockText, durationText } from '../times.ts'
import { nameIn } from './class-names.ts'
import styles from './class-section.module.css'
import { risingLine } from './step-line.ts'
import { TableScroll } from './table-scroll.tsx'

const BOX = { width: 600, height: 100 }

/** One exercise: how many had opened and passed it by when, what failed, and everybody's way through it. */
export function ExerciseResults({ report, results }: { report: ClassReport; results: Results }) {
  const { title, work, checks, minutes } = results
  const passed = work.flatMap(({ passedAt }) => passedAt ?? [])
  const withChecks = work.some((one) => one.checks !== undefined)
  const heading = `exercise-${results.exercise}`
  return (
    <article className={styles.article} aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      <p className={styles.meta}>
        {work.length} {work.length === 1 ? 'workspace' : 'workspaces'}
        {withChecks && ` · ${passed.length} passed all checks`}
        {minutes !== undefined && ` · ${minutes} min expected`}
      </p>
      {withChecks && <Progress report={report} results={results} passed={passed} />}
      {checks.some(({ failedEver }) => failedEver > 0) && (
        <table className={styles.table}>
          <caption>Checks that failed</caption>
          <thead>
            <tr>
              <th scope="col">Check</th>
              <th scope="col" className={styles.number}>
                At some time
              </th>
              <th scope="col" className={styles.number}>
                At the end
              </th>
            </tr>
          </thead>
          <tbody>
            {checks
              .filter(({ failedEver }) => failedEver > 0)
              .map(({ check, title: name, failedEver, failing }) => (
                <tr key={check}>
                  <th scope="row">{name}</th>
                  <td className={styles.number}>{failedEver}</td>
                  <td className={styles.number}>{failing}</td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
      <WorkTable report={report} results={results} />
    </article>
  )
}

function Progress(props: { report: ClassReport; results: Results; passed: number[] }) {
  const { report, results, passed } = props
  const { work, begunAt } = results
  const opened = work.map(({ openedAt }) => openedAt)
  const from = Math.min(begunAt ?? Number.POSITIVE_INFINITY, ...opened)
  const to = Math.min(report.endedAt ?? report.now, Math.max(...opened, ...passed) + 60_000)
  const box = { ...BOX, top: work.length }
  return (
    <div>
      <svg
        className={styles.chart}
        viewBox={`-2 -3 ${BOX.width + 4} ${BOX.height + 6}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`From ${clockText(from)} to ${clockText(to)}: ${opened.length} opened it, ${passed.length} passed all checks.`}
      >
        <line x1="0" x2={BOX.width} y1={BOX.height} y2={BOX.height} className={styles.base} />
        <polyline
          className={`${styles.line} ${styles.opened}`}
          points={risingLine(opened, { from, to }, box)}
        />
        <polyline
          className={`${styles.line} ${styles.passed}`}
          points={risingLine(passed, { from, to }, box)}
        />
      </svg>
      <p className={styles.axis} aria-hidden="true">
        <span>{clockText(from)}</span>
        <span>{clockText(to)}</span>
      </p>
      <p className={styles.legend} aria-hidden="true">
        <span>
          <Stroke name={styles.opened} />
          opened
        </span>
        <span>
          <Stroke name={styles.passed} />
          passed all checks
        </span>
      </p>
    </div>
  )
}

/** A piece of a line, for a legend. */
export function Stroke({ name }: { name: string | undefined }) {
  return (
    <svg viewBox="0 0 28 8" aria-hidden="true">
      <line x1="0" x2="28" y1="4" y2="4" className={`${styles.line} ${name}`} />
    </svg>
  )
}

function WorkTable({ report, results }: { report: ClassReport; results: Results }) {
  const verified = results.work.some((one) => one.verified)
  return (
    <TableScroll label={`Everybody’s way through ${results.title}`}>
      <table className={styles.table}>
        <caption>Everybody’s way</caption>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Opened</th>
            <th scope="col" className={styles.number}>
              Passed after
            </th>
            <th scope="col" className={styles.number}>
              Checks
            </th>
            <th scope="col" className={styles.number}>
              Runs
            </th>
            <th scope="col" className={styles.number}>
              Hints
            </th>
            <th scope="col" className={styles.number}>
              Handed in
            </th>
            {verified && (
              <th scope="col" className={styles.number}>
                Verified
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {results.work.map((one) => (
            <tr key={one.owner}>
              <th scope="row">{nameIn(report, one.owner)}</th>
              <td>{clockText(one.openedAt)}</td>
              <td className={styles.number}>
                {one.passedAt === undefined ? '–' : durationText(one.passedAt - one.openedAt)}
              </td>
              <td className={styles.number}>
                {one.checks ? `${one.checks.passed} of ${one.checks.total}` : '–'}
              </td>
              <td className={styles.number}>{one.runs + one.reports}</td>
              <td className={styles.number}>{one.hints}</td>
              <td className={styles.number}>{one.submissions}</td>
              {verified && (
                <td className={styles.number}>
                  {one.verified ? `${one.verified.passed} of ${one.verified.total}` : '–'}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}
