import { useId } from 'react'
import { SCOPE_NAMES, SCOPES, type Scope } from '../../../shared/wire/scopes.ts'
import styles from './scope-choice.module.css'

/** What a program may do, in words. */
export function ScopeChoice(props: {
  /** Owners can give away what only owners may do. */
  forOwner: boolean
  chosen: readonly Scope[]
  error: string | undefined
  onChange: (chosen: Scope[]) => void
}) {
  const { forOwner, chosen, error, onChange } = props
  const id = useId()
  return (
    <fieldset className={styles.group} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={styles.legend}>It may</legend>
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
      <ul className={styles.list}>
        {SCOPE_NAMES.filter((scope) => forOwner || scope !== 'users:write').map((scope) => (
          <li key={scope}>
            <label className={styles.scope}>
              <input
                type="checkbox"
                name="scopes"
                checked={chosen.includes(scope)}
                aria-invalid={error ? true : undefined}
                aria-describedby={`${id}-${scope}`}
                onChange={({ target }) =>
                  onChange(
                    SCOPE_NAMES.filter((one) => (one === scope ? target.checked : chosen.includes(one))),
                  )
                }
              />
              <span className={styles.words}>{SCOPES[scope]}</span>
              <span id={`${id}-${scope}`} className={styles.name}>
                {scope}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
