import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Field, type FieldProps } from '../../ui/field.tsx'
import styles from './password-field.module.css'

/** A password that can be looked at: the surest way not to mistype one (NIST SP 800-63B §5.1.1.2). */
export function PasswordField(props: Omit<FieldProps, 'type'>) {
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <div className={styles.wrap}>
      <Field
        {...props}
        type={shown ? 'text' : 'password'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
      />
      <button
        type="button"
        className={styles.toggle}
        aria-pressed={shown}
        aria-label="Show the password"
        onClick={() => setShown(!shown)}
      >
        <Icon size={16} aria-hidden="true" />
        {shown ? 'Hide' : 'Show'}
      </button>
    </div>
  )
}
