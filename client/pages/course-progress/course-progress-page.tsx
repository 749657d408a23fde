import { ChartNoAxesColumn, Download, Printer } from 'lucide-react'
import { Redirect, useParams } from 'wouter'
import type { CourseProgress } from '../../../shared/report/course-progress.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { useTitle } from '../../hooks/use-title.ts'
import { api } from '../../net/api.ts'
import { PageHeader } from '../../ui/app-shell.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { LoadError } from '../parts/load-error.tsx'
import { Notice } from '../parts/notice.tsx'
import { TeachingShell } from '../parts/teaching-shell.tsx'
import { dateText } from '../times.ts'
import styles from './course-progress-page.module.css'
import { ExerciseTable } from './exercise-table.tsx'
import { LearnerTable } from './learner-table.tsx'
import { QuestionTable } from './question-table.tsx'
import { SessionOverview } from './session-overview.tsx'

/** `/teach/:course/progress`: how learners and a course do over the sessions that the account may see. */
export function CourseProgressPage() {
  const { course } = useParams<{ course: string }>()
  const { data, error, busy, reload } = useRequest(`progress ${course}`, (signal) =>
    api.courseProgress(course, signal),
  )
  const courses = useRequest('courses', (signal) => api.courses(signal))
  const title = courses.data?.items.find(({ id }) => id === course)?.title ?? course
  useTitle(`Progress in ${title}`)

  if (error?.status === 401)
    return <Redirect to={`/sign-in?next=/teach/${encodeURIComponent(course)}/progress`} replace />
  return (
    <TeachingShell>
      {data && <Progress title={title} progress={data} />}
      {error && !data && <LoadError error={error} busy={busy} onRetry={reload} />}
      {!error && !data && <PageSpinner />}
    </TeachingShell>
  )
}

function Progress({ title, progress }: { title: string; progress: CourseProgress }) {
  const { sessions, limit, more, learners, exercises, questions } = progress
  const first = sessions[0]
  const last = sessions.at(-1)
  return (
    <div className={styles.page}>
      <PageHeader
        title={`Progress in ${title}`}
        actions={
          <span className={styles.screenOnly}>
            <Button icon={<Printer size={16} aria-hidden="true" />} onClick={() => print()}>
              Print
            </Button>
          </span>
        }
      >
        {first && last
          ? `${sessions.length === 1 ? '1 session' : `${sessions.length} sessions`}, ${dateText(first.startedAt)}${
              dateText(first.startedAt) === dateText(last.startedAt) ? '' : ` to ${dateText(last.startedAt)}`
            }`
          : 'No class of this course has begun yet.'}
      </PageHeader>
      {more && (
        <Notice tone="warn">Only the newest {limit} sessions are looked at. There are older ones.</Notice>
      )}
      {sessions.length === 0 ? (
        <EmptyState icon={<ChartNoAxesColumn size={26} />} title="Nothing to show yet">
          Once you have held a class of this course, you find here how your learners do from one class to the
          next.
        </EmptyState>
      ) : (
        <>
          <Downloads course={progress.course} />
          <SessionOverview sessions={sessions} />
          {learners.length > 0 && <LearnerTable learners={learners} sessions={sessions} />}
          {exercises.length > 0 && <ExerciseTable exercises={exercises} sessions={sessions} />}
          {questions.length > 0 && <QuestionTable questions={questions} sessions={sessions} />}
        </>
      )}
    </div>
  )
}

const TABLES = [
  ['learners', 'Learners'],
  ['sessions', 'Sessions'],
  ['exercises', 'Exercises'],
  ['questions', 'Quiz questions'],
] as const

function Downloads({ course }: { course: string }) {
  const icon = <Download size={16} aria-hidden="true" />
  return (
    <div className={styles.downloads}>
      {TABLES.map(([table, title]) => (
        <ButtonLink key={table} size="sm" icon={icon} href={api.courseProgressCsvUrl(course, table)}>
          {title}, CSV
        </ButtonLink>
      ))}
      <ButtonLink
        size="sm"
        icon={icon}
        href={api.courseProgressUrl(course)}
        download={`progress-${course}.json`}
      >
        Everything here, JSON
      </ButtonLink>
    </div>
  )
}
