import { useId } from 'react'
import { Button } from '../../ui/button.tsx'
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
  const id = useId()
  const all = course.modules.map((_, index) => index + 1)
  const minutes = course.modules.reduce(
    (sum, module, index) => sum + (chosen.includes(index + 1) ? (module.minutes ?? 0) : 0),
    0,
  )
  return (
    <fieldset className={styles.group} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={styles.legend}>Modules</legend>
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
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
      <ul className={styles.list}>
        {course.modules.map((module, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the course is what a module is known by
          <li key={index}>
            <label className={styles.module}>
              <input
                type="checkbox"
                name="modules"
                checked={chosen.includes(index + 1)}
                aria-invalid={error ? true : undefined}
                onChange={({ target }) =>
                  onChange(
                    all.filter((number) => (number === index + 1 ? target.checked : chosen.includes(number))),
                  )
                }
              />
              <span className={styles.title} lang={course.language}>
                {module.title}
              </span>
              {module.minutes !== undefined && (
                <span className={styles.minutes}>{durationText(module.minutes * MINUTE_MS)}</span>
              )}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
