import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import { Redirect } from 'wouter'
import type { JobBody, JobList } from '../../../shared/wire/jobs.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { useTitle } from '../../hooks/use-title.ts'
import { api } from '../../net/api.ts'
import { PageHeader } from '../../ui/app-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { LoadError } from '../parts/load-error.tsx'
import { TeachingShell } from '../parts/teaching-shell.tsx'
import { JobRow } from './job-row.tsx'
import styles from './jobs-page.module.css'

/** How often to look again while something runs or waits its turn, ms. */
const REFRESH_MS = 2_000

type Shown = JobBody['state'] | 'all'

const CHOICES: { value: Shown; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'failed', label: 'Failed' },
  { value: 'waiting', label: 'Waiting' },
  { value: 'running', label: 'Running' },
  { value: 'done', label: 'Done' },
  { value: 'cancelled', label: 'Cancelled' },
]

/** `/jobs`: what the server does in the background; for the owner all of it, for instructors their own. */
export function JobsPage() {
  useTitle('Background work')
  const [shown, setShown] = useState<Shown>('all')
  /** Addresses of the pages up to this one; the newest has none. */
  const [pages, setPages] = useState<string[]>([])
  const at = pages.at(-1)
  const account = useRequest('me', (signal) => api.me(signal))
  const jobs = useRequest(
    `jobs ${shown} ${at ?? ''}`,
    (signal) =>
      api.jobs({ ...(shown === 'all' ? {} : { state: shown }), ...(at === undefined ? {} : { at }) }, signal),
    { every: (list) => (list?.items.some(isMoving) ? REFRESH_MS : undefined) },
  )
  const { data, error, busy, reload } = jobs
  if (error?.status === 401) return <Redirect to="/sign-in?next=/jobs" replace />
  const show = (next: Shown) => {
    setShown(next)
    setPages([])
  }
  return (
    <TeachingShell>
      <PageHeader title="Background work">
        {account.data?.role === 'owner'
          ? 'What the server does for everybody while classes go on. It is forgotten after 30 days.'
          : 'What the server does for you while classes go on. It is forgotten after 30 days.'}
      </PageHeader>
      <div className={styles.page}>
        <Choices legend="Show" name="state" choices={CHOICES} value={shown} onChange={show} />
        {error && <LoadError error={error} busy={busy} onRetry={reload} />}
        {!data && !error && <PageSpinner />}
        {data && <List list={data} shown={shown} onChanged={reload} />}
        {data && (pages.length > 0 || data.next !== undefined) && (
          <nav className={styles.pages} aria-label="Pages">
            <Button disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
              Newer
            </Button>
            <Button
              disabled={data.next === undefined}
              onClick={() => data.next !== undefined && setPages([...pages, data.next])}
            >
              Older
            </Button>
          </nav>
        )}
      </div>
    </TeachingShell>
  )
}

/** What routine work waits for is hours away. */
const isMoving = ({ state, routine }: JobBody) => state === 'running' || (state === 'waiting' && !routine)

function List(props: { list: JobList; shown: Shown; onChanged: () => void }) {
  const { items } = props.list
  if (items.length === 0) {
    return (
      <EmptyState icon={<ListChecks size={26} />} title="Nothing here">
        {props.shown === 'all'
          ? 'Exports of classes, for example, are made in the background and listed here.'
          : 'No background work is in this state.'}
      </EmptyState>
    )
  }
  return (
    <ul className={styles.list} aria-label="Background work">
      {items.map((job) => (
        <JobRow key={job.id} job={job} onChanged={props.onChanged} />
      ))}
    </ul>
  )
}
