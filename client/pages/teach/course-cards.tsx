import { FolderPlus, Play } from 'lucide-react'
import { useState } from 'react'
import type { CourseList } from '../../../shared/wire/http.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './course-cards.module.css'
import { StartDialog } from './start-dialog.tsx'

export type Course = CourseList['items'][number]

const EXAMPLE = `content/
└─ my-course/
   └─ slides.md`

/** The courses of the installation, each with the way into a session. */
export function CourseCards(props: {
  courses: Course[]
  /** Something else on the page is more important. */
  quiet: boolean
  onReload: () => void
}) {
  const { courses, onReload } = props
  const [starting, setStarting] = useState<Course>()
  if (courses.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyState
          level={3}
          icon={<FolderPlus size={26} />}
          title="Add your first course"
          action={<Button onClick={onReload}>Look again</Button>}
        >
          <p>
            A course is a folder with slides in Markdown. Put one into the content folder of the server, then
            look again.
          </p>
          <pre className={styles.tree}>{EXAMPLE}</pre>
        </EmptyState>
      </div>
    )
  }
  return (
    <>
      <ul className={styles.grid}>
        {courses.map((course) => (
          <li key={course.id}>
            <Card className={styles.card}>
              <h3 className={styles.title} lang={course.language}>
                {course.title}
              </h3>
              {course.description && (
                <p className={styles.text} lang={course.language}>
                  {course.description}
                </p>
              )}
              <div className={styles.foot}>
                <span className={styles.id} title="Folder of the course">
                  {course.id}
                </span>
                <ButtonLink
                  variant="ghost"
                  size="sm"
                  href={`/teach/${encodeURIComponent(course.id)}/progress`}
                >
                  Progress
                  <span className="visually-hidden"> in {course.title}</span>
                </ButtonLink>
                <Button
                  variant={props.quiet ? 'secondary' : 'primary'}
                  size="sm"
                  icon={<Play size={14} aria-hidden="true" />}
                  aria-label={`Start a session of ${course.title}`}
                  onClick={() => setStarting(course)}
                >
                  Start session
                </Button>
              </div>
            </Card>
          </li>
        ))}
      </ul>
      <StartDialog course={starting} onClose={() => setStarting(undefined)} />
    </>
  )
}
