import { Button } from '../../ui/button.tsx'
import { CheckList } from '../../ui/check-list.tsx'
import { durationText } from '../times.ts'
import type { Course } from './course-cards.tsx'
import styles from './module-choice.module.css'

const MINUTE_MS = 60_000

/** Which modules of a course a session teaches. */
export function ModuleChoice(props: {
  course: Course
  /** Numbers of modules, from 1 and ascending. */
  chosen: readonly number[]
  error: string | undefined
  onChange: (chosen: number[]) => void
}) {
  const { course, chosen, error, onChange } = props
  const all = course.modules.map((_, index) => index + 1)
  const minutes = course.modules.reduce(
    (sum, module, index) => sum + (chosen.includes(index + 1) ? (module.minutes ?? 0) : 0),
    0,
  )
  const head = (
    <div className={styles.bar}>
      <p className={styles.sum} role="status">
        {chosen.length} of {all.length}
        {minutes > 0 && ` · ${durationText(minutes * MINUTE_MS)}`}
      </p>
      <div className={styles.buttons}>
        <Button size="sm" variant="ghost" aria-label="Choose all modules" onClick={() => onChange(all)}>
          All
        </Button>
        <Button
          size="sm"
          variant="ghost"
          aria-label="Choose none of the modules"
          onClick={() => onChange([])}
        >
          None
        </Button>
      </div>
    </div>
  )
  return (
    <CheckList
      legend="Modules"
      name="modules"
      options={all}
      chosen={chosen}
      error={error}
      onChange={onChange}
      head={head}
    >
      {(number) => {
        const module = course.modules[number - 1]
        return (
          <>
            <span className={styles.title} lang={course.language}>
              {module?.title}
            </span>
            {module?.minutes !== undefined && (
              <span className={styles.minutes}>{durationText(module.minutes * MINUTE_MS)}</span>
            )}
          </>
        )
      }}
    </CheckList>
  )
}
