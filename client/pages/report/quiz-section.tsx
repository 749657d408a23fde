import { Download } from 'lucide-react'
import { useRequest } from '../../hooks/use-request.ts'
import { SessionOf } from '../../hooks/use-session-id.tsx'
import { api } from '../../net/api.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { Notice } from '../parts/notice.tsx'
import styles from './quiz-section.module.css'
import { RunReport } from './run-report.tsx'

/** What was asked in the class and what came of it. @param every how often to ask for news, ms; absent: once */
export function QuizSection({ id, every }: { id: string; every: number | undefined }) {
  const { data, error, busy, reload } = useRequest(
    `quiz results ${id}`,
    (signal) => api.quizResults(id, signal),
    { every: () => every },
  )
  return (
    <section className={styles.section} aria-labelledby="quizzes-title">
      <div className={styles.head}>
        <h2 id="quizzes-title">Quizzes</h2>
        {data && data.runs.length > 0 && <Downloads id={id} />}
      </div>
      {error && (
        <Notice tone="warn">
          {data ? 'These results may be old: ' : 'The results cannot be shown: '}the server cannot be asked at
          the moment.{' '}
          <Button size="sm" busy={busy} onClick={reload}>
            Try again
          </Button>
        </Notice>
      )}
      {!data && !error && <PageSpinner label="Loading the results of quizzes" />}
      {data?.runs.length === 0 && (
        <p className={styles.none}>
          {every === undefined ? 'Nothing was asked in this class.' : 'Nothing has been asked yet.'}
        </p>
      )}
      {data && (
        <SessionOf id={id}>
          {data.runs.map((run) => (
            <RunReport key={run.run} run={run} />
          ))}
        </SessionOf>
      )}
    </section>
  )
}

function Downloads({ id }: { id: string }) {
  const icon = <Download size={16} aria-hidden="true" />
  return (
    <div className={styles.downloads}>
      <ButtonLink size="sm" icon={icon} href={api.quizResultsCsvUrl(id, 'answers')}>
        Answers, CSV
      </ButtonLink>
      <ButtonLink size="sm" icon={icon} href={api.quizResultsCsvUrl(id, 'questions')}>
        Questions, CSV
      </ButtonLink>
      <ButtonLink size="sm" icon={icon} href={api.quizResultsUrl(id)} download={`quiz-results-${id}.json`}>
        All, JSON
      </ButtonLink>
    </div>
  )
}
