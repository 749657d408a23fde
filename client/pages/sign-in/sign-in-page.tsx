import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useFocusOnError } from '../../hooks/use-focus-on-error.ts'
import { useSubmit } from '../../hooks/use-submit.ts'
import { useTitle } from '../../hooks/use-title.ts'
import { useWait } from '../../hooks/use-wait.ts'
import { api } from '../../net/api.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { FormError } from '../parts/form-error.tsx'
import { FormPage } from '../parts/form-page.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import { waitText } from '../times.ts'
import { nextPath } from './next-path.ts'

/** `/sign-in?next=…`: for those who teach. */
export function SignInPage() {
  const [, navigate] = useLocation()
  const next = nextPath(new URLSearchParams(useSearch()).get('next'), '/teach')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<{ email?: string; password?: string }>()
  const { busy, error, submit, clearError } = useSubmit(async () => {
    await api.signIn(email.trim(), password)
    navigate(next, { replace: true })
  })
  const wait = useWait(error)
  const form = useFocusOnError(missing ?? error)
  useTitle('Sign in')

  const check = () => {
    const found = {
      ...(email.trim() === '' ? { email: 'Please enter your e-mail address.' } : {}),
      ...(password === '' ? { password: 'Please enter your password.' } : {}),
    }
    if (Object.keys(found).length > 0) setMissing(found)
    else submit()
  }
  const edit = (set: (value: string) => void) => (event: { target: { value: string } }) => {
    set(event.target.value)
    setMissing(undefined)
    if (wait === 0) clearError()
  }

  return (
    <FormPage
      ref={form}
      title="Sign in to teach"
      lead="Learners and assistants need no account: they come in by code or link."
      onSubmit={check}
    >
      <FormError error={error} fields={['email', 'password']} />
      <Field
        label="E-mail"
        type="email"
        name="email"
        value={email}
        onChange={edit(setEmail)}
        error={missing?.email ?? error?.fieldErrors.email}
        required
        autoFocus
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="next"
      />
      <PasswordField
        label="Password"
        name="password"
        value={password}
        onChange={edit(setPassword)}
        error={missing?.password ?? error?.fieldErrors.password}
        required
        autoComplete="current-password"
        enterKeyHint="go"
      />
      <Button type="submit" variant="primary" size="lg" block busy={busy} disabled={wait > 0}>
        {wait > 0 ? `Try again in ${waitText(wait)}` : 'Sign in'}
      </Button>
    </FormPage>
  )
}
