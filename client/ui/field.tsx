import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react'
import { cx } from './cx.ts'
import styles from './field.module.css'

export interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'size'> {
  label: string
  /** What is expected, in a few words. */
  hint?: ReactNode
  /** What is wrong; announced, and tied to the input. */
  error?: string | undefined
  size?: 'md' | 'lg'
  /** Inside the input at its left. */
  icon?: ReactNode
  /** The label is only for screen readers. */
  hideLabel?: boolean
  ref?: Ref<HTMLInputElement>
}

/** A labelled text input. */
export function Field({ label, hint, error, size = 'md', icon, hideLabel, className, ...rest }: FieldProps) {
  const made = useId()
  const id = rest.id ?? made
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div className={cx(styles.field, className)}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <div className={styles.box}>
        {icon && <span className={styles.icon}>{icon}</span>}
        <input
          {...rest}
          id={id}
          className={cx(styles.input, styles[size], Boolean(icon) && styles.withIcon)}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
        />
      </div>
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}
