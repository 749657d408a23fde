import { ChartNoAxesGantt, CirclePlay, Download, Printer, Share2 } from 'lucide-react'
import { useState } from 'react'
import { Redirect, useParams } from 'wouter'
import type { AttendanceBody } from '../../../shared/wire/http.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { useTitle } from '../../hooks/use-title.ts'
import { api } from '../../net/api.ts'
import { AppShell, PageHeader } from '../../ui/app-shell.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { LoadError } from '../parts/load-error.tsx'
import { Notice } from '../parts/notice.tsx'
import { clockText, dateText } from '../times.ts'
import { AttendanceTable } from './attendance-table.tsx'
import { ClassSection } from './class-section.tsx'
import { ExportSection } from './export-section.tsx'
import { QuizSection } from './quiz-section.tsx'
import { ReplayDialog } from './replay-dialog.tsx'
import styles from './report-page.module.css'
import { SummaryTiles } from './summary-tiles.tsx'
import { classSpan, summary } from './timeline.ts'

/** How often to ask for news while the class is not over, ms. */
const REFRESH_MS = 15_000

/** `/s/:id/report`: attendance, quizzes, exercises, help, questions, pace and participation, during the class and after it. */
export function ReportPage() {
  const { id } = useParams<{ id: string }>()
  const { data, error, busy, reload } = useRequest(
    `attendance ${id}`,
    (signal) => api.attendance(id, signal),
    {
      every: (report) => (report && report.endedAt === undefined ? REFRESH_MS : undefined),
    },
  )
  const title = data?.title
  useTitle(title === undefined ? 'Report' : `Report of ${title}`)

  if (error?.status === 401) return <Redirect to={`/sign-in?next=/s/${id}/report`} replace />
  return (
    <AppShell
      actions={
        <ButtonLink href={`/s/${id}`} variant="ghost" size="sm">
          To the class
        </ButtonLink>
      }
    >
      {data && <Report id={id} report={data} stale={error !== undefined} />}
      {error && !data && <LoadError error={error} busy={busy} onRetry={reload} />}
      {!error && !data && <PageSpinner />}
    </AppShell>
  )
}

function Report(props: { id: string; report: AttendanceBody; stale: boolean }) {
  const { id, report } = props
  const live = report.endedAt === undefined
  const [sharing, setSharing] = useState(false)
  // Links are for instructors; assistants are refused and get no button.
  const links = useRequest(live ? undefined : `links ${id}`, (signal) => api.session(id, signal))
  return (
    <div className={styles.page}>
      <PageHeader
        title={report.title}
        actions={
          <div className={styles.actions}>
            {report.startedAt !== undefined && (
              <ButtonLink href={`/s/${id}/replay`} icon={<CirclePlay size={16} aria-hidden="true" />}>
                Replay
              </ButtonLink>
            )}
            {links.data && report.startedAt !== undefined && (
              <Button icon={<Share2 size={16} aria-hidden="true" />} onClick={() => setSharing(true)}>
                Share the replay
              </Button>
            )}
            <Button icon={<Printer size={16} aria-hidden="true" />} onClick={() => print()}>
              Print
            </Button>
          </div>
        }
      >
        <When report={report} />
      </PageHeader>
      {props.stale && (
        <Notice tone="warn">These numbers may be old: the server cannot be asked at the moment.</Notice>
      )}
      <SummaryTiles summary={summary(report)} live={live} />
      <section className={styles.section} aria-labelledby="attendance-title">
        <div className={styles.head}>
          <h2 id="attendance-title">Attendance</h2>
          {report.rows.length > 0 && (
            <span className={styles.screenOnly}>
              <ButtonLink
                size="sm"
                href={api.attendanceCsvUrl(id)}
                icon={<Download size={16} aria-hidden="true" />}
              >
                Attendance, CSV
              </ButtonLink>
            </span>
          )}
        </div>
        {report.rows.length > 0 ? (
          <AttendanceTable rows={report.rows} span={classSpan(report)} live={live} />
        ) : (
          <EmptyState
            level={3}
            icon={<ChartNoAxesGantt size={26} />}
            title={live ? 'Nobody has come in yet' : 'Nobody came'}
          >
            {live ? 'Everybody who joins is listed here.' : 'Nobody joined this class.'}
          </EmptyState>
        )}
      </section>
      <QuizSection id={id} every={live ? REFRESH_MS : undefined} />
      <ClassSection id={id} every={live ? REFRESH_MS : undefined} />
      {links.data && (
        <ReplayDialog
          id={id}
          link={links.data.links.replay}
          open={sharing}
          onClose={() => setSharing(false)}
          onRenewed={links.reload}
        />
      )}
      <ExportSection id={id} title={report.title} live={live} />
    </div>
  )
}

function When({ report }: { report: AttendanceBody }) {
  const { startedAt, endedAt } = report
  if (startedAt === undefined) {
    return endedAt === undefined
      ? 'The class has not started yet. Time counts from its start.'
      : `The session of ${dateText(endedAt)} ended before it started.`
  }
  return (
    <span className={styles.state}>
      Report · {dateText(startedAt)}, {clockText(startedAt)}
      {endedAt === undefined ? <Badge tone="ok">Live</Badge> : ` to ${clockText(endedAt)}`}
    </span>
  )
}
