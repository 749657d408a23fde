import { CircleAlert } from 'lucide-react'
import type { ApiError } from '../../net/problem.ts'
import { cx } from '../../ui/cx.ts'
import styles from './notice.module.css'

/**
 * Why a form failed as a whole. Nothing where a field of the form shows its own fault.
 * @param fields the fields that show theirs
 */
export function FormError({ error, fields }: { error: ApiError | undefined; fields: string[] }) {
  if (!error || fields.some((field) => field in error.fieldErrors)) return null
  return (
    <div className={cx(styles.notice, styles.danger)} role="alert" data-form-error tabIndex={-1}>
      <CircleAlert size={18} aria-hidden="true" />
      <p className={cx(styles.body, styles.text)}>{error.detail}</p>
    </div>
  )
}
