import { type FormEvent, type ReactNode, useState } from 'react'
import { useFocusOnError } from '../../hooks/use-focus-on-error.ts'
import { useSubmit } from '../../hooks/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { FormError } from '../parts/form-error.tsx'
import styles from './join-panel.module.css'

/** As in shared/session/roster.ts, which the client cannot load for its schemas. */
const NAME_MAX = 60

/**
 * Asks for a name, and for nothing else.
 * @param join comes in under that name; rejects with `ApiError`
 * @param children further choices, above the button
 */
export function NameForm(props: {
  label?: string
  firstName: string
  action: string
  hint?: string
  join: (name: string) => Promise<void>
  children?: ReactNode
}) {
  const [name, setName] = useState(props.firstName)
  const [missing, setMissing] = useState<{ text: string }>()
  const { busy, error, submit, clearError } = useSubmit(props.join)
  const form = useFocusOnError(missing ?? error)

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') setMissing({ text: 'Please enter your name.' })
    else submit(name.trim())
  }
  return (
    <form ref={form} className={styles.form} onSubmit={onSubmit} noValidate>
      <FormError error={error} fields={['name']} />
      <Field
        label={props.label ?? 'Your name'}
        size="lg"
        name="name"
        value={name}
        maxLength={NAME_MAX}
        hint={props.hint}
        error={missing?.text ?? error?.fieldErrors.name}
        onChange={(event) => {
          setName(event.target.value)
          setMissing(undefined)
          clearError()
        }}
        required
        autoFocus
        autoComplete="name"
        autoCapitalize="words"
        spellCheck={false}
        enterKeyHint="go"
      />
      {props.children}
      <Button type="submit" variant="primary" size="lg" block busy={busy}>
        {props.action}
      </Button>
    </form>
  )
}
