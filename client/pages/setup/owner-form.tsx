import { type ChangeEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { useFocusOnError } from '../../hooks/use-focus-on-error.ts'
import { useSubmit } from '../../hooks/use-submit.ts'
import { api } from '../../net/api.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { FormError } from '../parts/form-error.tsx'
import { FormPage } from '../parts/form-page.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import { lengthHint, setupSecret } from './setup-secret.ts'

/** As in shared/wire/http.ts, which the client cannot load for its schemas. */
const PASSWORD_MIN = 10

type Values = Record<'secret' | 'name' | 'email' | 'password', string>

/** @param firstSecret from the link; where it is '', a field asks for it */
export function OwnerForm({ firstSecret }: { firstSecret: string }) {
  const [, navigate] = useLocation()
  const [values, setValues] = useState<Values>({ secret: firstSecret, name: '', email: '', password: '' })
  const [found, setFound] = useState<Partial<Values>>()
  /** Fields that were edited since they were found wrong. */
  const [edited, setEdited] = useState<string[]>([])
  const { busy, error, submit, clearError } = useSubmit(async () => {
    const { secret, name, email, password } = values
    await api.setup({ secret: setupSecret(secret), name: name.trim(), email: email.trim(), password })
    navigate('/teach', { replace: true })
  })
  const form = useFocusOnError(found ?? error)

  const check = () => {
    const faults = faultsOf(values)
    const right = Object.keys(faults).length === 0
    setFound(right ? undefined : faults)
    setEdited([])
    if (right) submit()
    else clearError()
  }
  const field = (name: keyof Values) => ({
    name,
    value: values[name],
    error: edited.includes(name) ? undefined : (found?.[name] ?? error?.fieldErrors[name]),
    required: true,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      setValues({ ...values, [name]: event.target.value })
      setEdited([...edited, name])
    },
  })

  return (
    <FormPage
      ref={form}
      title="Welcome to Lectern"
      lead="Make the account of this installation’s owner. You sign in with it to teach."
      onSubmit={check}
    >
      <FormError error={error} fields={['name', 'email', 'password', ...(firstSecret ? [] : ['secret'])]} />
      {firstSecret === '' && (
        <Field
          {...field('secret')}
          label="Set-up link"
          hint="The server printed it when it started. Paste it here, or open it."
          autoFocus
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <Field
        {...field('name')}
        label="Your name"
        maxLength={60}
        autoFocus={firstSecret !== ''}
        autoComplete="name"
      />
      <Field
        {...field('email')}
        label="E-mail"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField
        {...field('password')}
        label="Password"
        maxLength={200}
        hint={lengthHint(values.password, PASSWORD_MIN)}
        autoComplete="new-password"
      />
      <Button type="submit" variant="primary" size="lg" block busy={busy}>
        Create the account
      </Button>
    </FormPage>
  )
}

function faultsOf(values: Values): Partial<Values> {
  const { secret, name, email, password } = values
  return {
    ...(setupSecret(secret) === '' ? { secret: 'Please paste the link that the server printed.' } : {}),
    ...(name.trim() === '' ? { name: 'Please enter your name.' } : {}),
    ...(/^\S+@\S+$/.test(email.trim()) ? {} : { email: 'Please enter an e-mail address.' }),
    ...(password.length < PASSWORD_MIN
      ? { password: `A password has at least ${PASSWORD_MIN} characters.` }
      : {}),
  }
}
