import { Download, FolderPlus, Play } from 'lucide-react'
import type { CourseList } from '../../../shared/wire/http.ts'
import { api } from '../../net/api.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './course-cards.module.css'

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
  onAdd: () => void
  /** A session of the course is wanted. */
  onStart: (course: Course) => void
}) {
  const { courses, onReload, onAdd, onStart } = props
  if (courses.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyState
          level={3}
          icon={<FolderPlus size={26} />}
          title="Add your first course"
          action={
            <>
              <Button variant="primary" onClick={onAdd}>
                Upload a course
              </Button>
              <Button onClick={onReload}>Look again</Button>
            </>
          }
        >
          <p>
            A course is a folder with slides in Markdown. Upload one in a zip, or put it into the content
            folder of the server and look again.
          </p>
          <pre className={styles.tree}>{EXAMPLE}</pre>
        </EmptyState>
      </div>
    )
  }
  return (
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
            <div className={styles.meta}>
              <span className={styles.id} title="Folder of the course">
                {course.id}
              </span>
              <a
                className={styles.download}
                href={api.courseArchiveUrl(course.id)}
                download={`${course.id}.zip`}
                title="Download the course"
                aria-label={`Download ${course.title}`}
              >
                <Download size={16} aria-hidden="true" />
              </a>
            </div>
            <div className={styles.foot}>
              <Button
                variant={props.quiet ? 'secondary' : 'primary'}
                size="sm"
                icon={<Play size={14} aria-hidden="true" />}
                aria-label={`Start a session of ${course.title}`}
                onClick={() => onStart(course)}
              >
                Start session
              </Button>
              <ButtonLink variant="ghost" size="sm" href={`/teach/${encodeURIComponent(course.id)}/progress`}>
                Progress
                <span className="visually-hidden"> in {course.title}</span>
              </ButtonLink>
            </div>
          </Card>
        </li>
      ))}
    </ul>
  )
}
