import { lazy, Suspense } from 'react'
import type { ExerciseFile } from '../../../shared/course/exercise.ts'
import { Badge } from '../../ui/badge.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import styles from './files-diff.module.css'

// The merge view of the editor is needed by few, and late.
const DiffView = lazy(async () => ({ default: (await import('./diff-view.tsx')).DiffView }))

/** What is different between two sets of files, file by file. */
export function FilesDiff(props: {
  before: readonly ExerciseFile[]
  after: readonly ExerciseFile[]
  /** Said where nothing is different. */
  same: string
}) {
  const { before, after } = props
  const had = new Map(before.map(({ name, text }) => [name, text]))
  const has = new Map(after.map(({ name, text }) => [name, text]))
  const names = [...new Set([...had.keys(), ...has.keys()])]
  const changed = names.filter((name) => had.get(name) !== has.get(name))
  if (changed.length === 0) return <p>{props.same}</p>
  return (
    <div className={styles.files}>
      {changed.map((name) => (
        <section key={name} aria-label={name}>
          <h3 className={styles.name}>
            <code>{name}</code>
            {!had.has(name) && <Badge tone="ok">new</Badge>}
            {!has.has(name) && <Badge tone="danger">removed</Badge>}
          </h3>
          <Suspense fallback={<PageSpinner label="Comparing" />}>
            <DiffView
              file={name}
              before={had.get(name) ?? ''}
              after={has.get(name) ?? ''}
              label={`Differences in ${name}`}
            />
          </Suspense>
        </section>
      ))}
    </div>
  )
}
