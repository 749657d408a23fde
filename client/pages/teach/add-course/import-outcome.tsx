import { CircleAlert, TriangleAlert } from 'lucide-react'
import type {
  CourseImport,
  CourseImportFound,
  CourseImportProblem,
} from '../../../../shared/wire/course-import.ts'
import { cx } from '../../../ui/cx.ts'
import { sizeText } from '../../../ui/size-text.ts'
import { Notice } from '../../parts/notice.tsx'
import styles from './add-course.module.css'

/** What became of an import that is over: what the course has, and every problem with its place. */
export function ImportOutcome({ outcome }: { outcome: CourseImport }) {
  const { state, error, problems, found } = outcome
  return (
    <div className={styles.form} role="status">
      {state === 'done' ? (
        <Notice title={`“${found?.title ?? outcome.course}” is ${outcome.replaced ? 'replaced' : 'there'}.`}>
          {found && countText(found)}
        </Notice>
      ) : (
        <Notice tone="danger" title="The course was not added.">
          {error}
        </Notice>
      )}
      {problems.length > 0 && (
        <section aria-label="Problems">
          <ul className={styles.problems}>
            {problems.map((problem) => (
              <li key={`${problem.file}:${problem.line} ${problem.message}`}>
                <Problem problem={problem} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Problem({ problem: { severity, file, line, message } }: { problem: CourseImportProblem }) {
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert
  return (
    <div className={cx(styles.problem, styles[severity])}>
      <Icon size={16} role="img" aria-label={severity === 'error' ? 'Error' : 'Warning'} />
      <div>
        {file !== '' && (
          <p className={styles.place}>
            {file}
            {line !== undefined && `:${line}`}
          </p>
        )}
        <p>{message}</p>
      </div>
    </div>
  )
}

const counted = (count: number, one: string, many = `${one}s`) =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]

const countText = ({ slides, exercises, quizzes, files, bytes }: CourseImportFound) =>
  [
    ...counted(slides, 'slide'),
    ...counted(exercises, 'exercise'),
    ...counted(quizzes, 'quiz', 'quizzes'),
    `${counted(files, 'file').join()}, ${sizeText(bytes)}`,
  ].join(' · ')
