import { type ReactNode, useId } from 'react'
import styles from './check-list.module.css'

/** A list of which any number can be chosen. */
export function CheckList<T extends string | number>(props: {
  legend: string
  /** Of the form; also the path of the server's errors about it. */
  name: string
  options: readonly T[]
  chosen: readonly T[]
  error: string | undefined
  /** @param chosen in the order of the options */
  onChange: (chosen: T[]) => void
  /** What an option is called. */
  children: (option: T) => ReactNode
  /** Stands between legend and list. */
  head?: ReactNode
}) {
  const { options, chosen, error, onChange } = props
  const id = useId()
  return (
    <fieldset className={styles.group} aria-describedby={error ? id : undefined}>
      <legend className={styles.legend}>{props.legend}</legend>
      {props.head}
      {error && (
        <p id={id} className={styles.error} role="alert">
          {error}
        </p>
      )}
      <ul className={styles.list}>
        {options.map((option) => (
          <li key={option}>
            <label className={styles.option}>
              <input
                type="checkbox"
                name={props.name}
                checked={chosen.includes(option)}
                aria-invalid={error ? true : undefined}
                onChange={({ target }) =>
                  onChange(options.filter((one) => (one === option ? target.checked : chosen.includes(one))))
                }
              />
              {props.children(option)}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
