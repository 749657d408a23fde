import { type ChangeEvent, useState } from 'react'
import { useFocusOnError } from '../../hooks/use-focus-on-error.ts'
import { useSubmit } from '../../hooks/use-submit.ts'
import { accountApi } from '../../net/account-api.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormError } from '../parts/form-error.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import styles from './form.module.css'
import { Section } from './section.tsx'

const EMPTY = { current: '', password: '' }

/** Changes the password of the account. */
export function PasswordSection() {
  const [values, setValues] = useState(EMPTY)
  const { busy, error, submit, clearError } = useSubmit(async () => {
    await accountApi.changePassword(values)
    setValues(EMPTY)
    toast.ok('Your password is changed.')
  })
  const form = useFocusOnError(error)
  const field = (name: keyof typeof values) => ({
    name,
    value: values[name],
    error: error?.fieldErrors[name],
    maxLength: 200,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      setValues({ ...values, [name]: event.target.value })
      clearError()
    },
  })
  return (
    <Section title="Password" lead="A new one signs you out in every other browser.">
      <form
        ref={form}
        className={styles.narrow}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <FormError error={error} fields={['current', 'password']} />
        <PasswordField {...field('current')} label="Current password" autoComplete="current-password" />
        <PasswordField
          {...field('password')}
          label="New password"
          hint="At least 10 characters."
          autoComplete="new-password"
        />
        <Button type="submit" busy={busy} className={styles.end}>
          Change the password
        </Button>
      </form>
    </Section>
  )
}
