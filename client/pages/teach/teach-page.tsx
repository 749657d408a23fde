import { Upload } from 'lucide-react'
import { useState } from 'react'
import { Redirect } from 'wouter'
import type { SessionBody } from '../../../shared/wire/http.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { useTitle } from '../../hooks/use-title.ts'
import { api } from '../../net/api.ts'
import { AppShell, PageHeader } from '../../ui/app-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { LoadError } from '../parts/load-error.tsx'
import { AccountMenu } from './account-menu.tsx'
import { AddCourseDialog } from './add-course/add-course-dialog.tsx'
import { type Course, CourseCards } from './course-cards.tsx'
import { CourseSearch } from './course-search.tsx'
import { LiveCard } from './live-card.tsx'
import { PastSessions } from './past-sessions.tsx'
import { StartDialog } from './start-dialog.tsx'
import styles from './teach-page.module.css'

/** How often numbers of learners are looked up while a session is open, ms. */
const REFRESH_MS = 10_000

/** `/teach`: what an instructor teaches, what runs now and what was. */
export function TeachPage() {
  useTitle('Teach')
  const account = useRequest('me', (signal) => api.me(signal))
  const signedIn = account.data !== undefined
  const courses = useRequest(signedIn ? 'courses' : undefined, (signal) => api.courses(signal))
  const sessions = useRequest(
    signedIn ? 'open' : undefined,
    (signal) => api.sessions({ live: true }, signal),
    {
      every: (data) => (data && data.items.length > 0 ? REFRESH_MS : undefined),
    },
  )

  const requests = [account, courses, sessions]
  if (requests.some(({ error }) => error?.status === 401))
    return <Redirect to="/sign-in?next=/teach" replace />
  const failed = requests.find(({ error, data }) => error && !data)
  const ready = account.data && courses.data && sessions.data
  return (
    <AppShell actions={account.data && <AccountMenu user={account.data} />}>
      {failed?.error && <LoadError error={failed.error} busy={failed.busy} onRetry={failed.reload} />}
      {!failed && !ready && <PageSpinner />}
      {!failed && courses.data && sessions.data && (
        <Dashboard
          courses={courses.data.items}
          open={sessions.data.items}
          onSessions={sessions.reload}
          onCourses={courses.reload}
        />
      )}
    </AppShell>
  )
}

function Dashboard(props: {
  courses: Course[]
  open: SessionBody[]
  onSessions: () => void
  onCourses: () => void
}) {
  const { open } = props
  const [isAdding, setIsAdding] = useState(false)
  /** Id of the course of which a session shall be opened. */
  const [wanted, setWanted] = useState<string>()
  return (
    <>
      <PageHeader title="Your teaching">
        {open.length > 0
          ? 'A session is open: go on in the presenter view.'
          : 'Choose a course and start a session: your class gets a code to come in.'}
      </PageHeader>
      <div className={styles.page}>
        {props.courses.length > 0 && <CourseSearch courses={props.courses} />}
        {open.length > 0 && (
          <section className={styles.section} aria-labelledby="open-now">
            <h2 id="open-now" className={styles.heading}>
              Open now
            </h2>
            <ul className={styles.live}>
              {open.map((session) => (
                <li key={session.id}>
                  <LiveCard session={session} onEnded={props.onSessions} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <section className={styles.section} aria-labelledby="courses">
          <div className={styles.bar}>
            <h2 id="courses" className={styles.heading}>
              Courses
            </h2>
            <Button
              size="sm"
              icon={<Upload size={14} aria-hidden="true" />}
              onClick={() => setIsAdding(true)}
            >
              Add a course
            </Button>
          </div>
          <CourseCards
            courses={props.courses}
            quiet={open.length > 0}
            onReload={props.onCourses}
            onAdd={() => setIsAdding(true)}
            onStart={({ id }) => setWanted(id)}
          />
          <AddCourseDialog
            open={isAdding}
            courses={props.courses}
            onAdded={props.onCourses}
            onOpenSession={setWanted}
            onClose={() => setIsAdding(false)}
          />
          <StartDialog
            course={props.courses.find(({ id }) => id === wanted)}
            onClose={() => setWanted(undefined)}
          />
        </section>
        <section className={styles.section} aria-labelledby="past">
          <h2 id="past" className={styles.heading}>
            Past classes
          </h2>
          {/* What is no longer open is looked for among the past. */}
          <PastSessions key={open.map(({ id }) => id).join()} />
        </section>
        <footer className={styles.foot}>
          <a href="/api">HTTP API</a>
        </footer>
      </div>
    </>
  )
}
