import { Download } from 'lucide-react'
import type { ClassReport } from '../../../shared/report/class-report.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { api } from '../../net/api.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { Notice } from '../parts/notice.tsx'
import { AskedQuestions } from './asked-questions.tsx'
import styles from './class-section.module.css'
import { ExerciseResults } from './exercise-results.tsx'
import { HelpResults } from './help-results.tsx'
import { PaceResults } from './pace-results.tsx'
import { ParticipationTable } from './participation-table.tsx'

/** Exercises, help, questions, pace and participation. @param every how often to ask for news, ms; absent: once */
export function ClassSection({ id, every }: { id: string; every: number | undefined }) {
  const { data, error, busy, reload } = useRequest(`report ${id}`, (signal) => api.classReport(id, signal), {
    every: () => every,
  })
  return (
    <section className={styles.section} aria-labelledby="class-title">
      <div className={styles.head}>
        <h2 id="class-title">Work and talk</h2>
        {data && <Downloads id={id} />}
      </div>
      {error && (
        <Notice tone="warn">
          {data ? 'This may be old: ' : 'It cannot be shown: '}the server cannot be asked at the moment.{' '}
          <Button size="sm" busy={busy} onClick={reload}>
            Try again
          </Button>
        </Notice>
      )}
      {!data && !error && <PageSpinner label="Loading exercises, help, questions and pace" />}
      {data && <Parts report={data} />}
    </section>
  )
}

function Parts({ report }: { report: ClassReport }) {
  return (
    <>
      {report.exercises.map((results) => (
        <ExerciseResults key={results.exercise} report={report} results={results} />
      ))}
      {report.help.calls.length > 0 && <HelpResults report={report} />}
      {report.asks.length > 0 && <AskedQuestions report={report} />}
      {report.pace.curve.length > 0 && <PaceResults report={report} />}
      <ParticipationTable report={report} />
    </>
  )
}

const TABLES = [
  ['work', 'Exercises'],
  ['checks', 'Checks'],
  ['help', 'Help'],
  ['questions', 'Questions asked'],
  ['pace', 'Pace'],
  ['people', 'Participation'],
] as const

function Downloads({ id }: { id: string }) {
  const icon = <Download size={16} aria-hidden="true" />
  return (
    <div className={styles.downloads}>
      {TABLES.map(([table, title]) => (
        <ButtonLink key={table} size="sm" icon={icon} href={api.classReportCsvUrl(id, table)}>
          {title}, CSV
        </ButtonLink>
      ))}
      <ButtonLink size="sm" icon={icon} href={api.classReportUrl(id)} download={`report-${id}.json`}>
        Everything here, JSON
      </ButtonLink>
    </div>
  )
}
