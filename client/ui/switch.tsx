import { type ReactNode, useEffect, useId, useState } from 'react'
import styles from './switch.module.css'

/**
 * On or off, at once; with a line that says what it does. Where `onChange` takes its time, the switch already
 * shows what was chosen, and goes back if that was refused.
 */
export function Switch(props: {
  label: string
  hint?: ReactNode
  checked: boolean
  disabled?: boolean
  onChange: (on: boolean) => Promise<{ ok: boolean }> | undefined
}) {
  const id = useId()
  const { checked } = props
  const [chosen, setChosen] = useState<boolean>()
  useEffect(() => {
    if (chosen === checked) setChosen(undefined)
  }, [chosen, checked])
  const shown = chosen ?? checked
  const change = async (on: boolean) => {
    const done = props.onChange(on)
    if (!done) return
    setChosen(on)
    if (!(await done).ok) setChosen(undefined)
  }
  return (
    <div className={styles.row}>
      <div className={styles.text}>
        <label htmlFor={id} className={styles.label}>
          {props.label}
        </label>
        {props.hint && (
          <p id={`${id}-hint`} className={styles.hint}>
            {props.hint}
          </p>
        )}
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className={styles.switch}
        checked={shown}
        aria-checked={shown}
        disabled={props.disabled}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        onChange={(event) => void change(event.target.checked)}
      />
    </div>
  )
}
