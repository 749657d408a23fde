import { type ChangeEvent, useState } from 'react'
import type { NewAccount } from '../../../shared/wire/access.ts'
import { useFocusOnError } from '../../hooks/use-focus-on-error.ts'
import { useSubmit } from '../../hooks/use-submit.ts'
import { accountApi } from '../../net/account-api.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormError } from '../parts/form-error.tsx'
import styles from './form.module.css'
import { SecretShown } from './secret-shown.tsx'

const FORM = 'add-person'
const ROLES = [
  { value: 'instructor', label: 'Instructor' },
  { value: 'owner', label: 'Owner' },
] as const

/** Makes an account, and shows its password once. `onClose` is told whether there is a new one. */
export function PersonDialog(props: { open: boolean; onClose: (made: boolean) => void }) {
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<NewAccount>()
  const close = () => {
    setMade(undefined)
    props.onClose(made !== undefined)
  }
  const footer = made ? (
    <Button variant="primary" onClick={close}>
      Done
    </Button>
  ) : (
    <>
      <Button onClick={close}>Cancel</Button>
      <Button type="submit" form={FORM} variant="primary" busy={busy}>
        Add
      </Button>
    </>
  )
  return (
    <Dialog open={props.open} onClose={close} title="Add a person" size="md" footer={footer}>
      {made ? (
        <SecretShown
          secrets={[{ label: `Password of ${made.name}`, value: made.password }]}
          note="Hand it on by a safe way; it is not shown again. They sign in with it and their e-mail address, and change it on this page."
        />
      ) : (
        <PersonForm onBusy={setBusy} onMade={setMade} />
      )}
    </Dialog>
  )
}

function PersonForm(props: { onBusy: (busy: boolean) => void; onMade: (made: NewAccount) => void }) {
  const [values, setValues] = useState({ name: '', email: '' })
  const [role, setRole] = useState<NewAccount['role']>('instructor')
  const { error, submit, clearError } = useSubmit(async () => {
    props.onBusy(true)
    try {
      props.onMade(await accountApi.createUser({ ...values, role }))
    } finally {
      props.onBusy(false)
    }
  })
  const form = useFocusOnError(error)
  const field = (name: keyof typeof values) => ({
    name,
    value: values[name],
    error: error?.fieldErrors[name],
    autoComplete: 'off',
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      setValues({ ...values, [name]: event.target.value })
      clearError()
    },
  })
  return (
    <form
      id={FORM}
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <FormError error={error} fields={['name', 'email']} />
      <Field {...field('name')} label="Name" hint="Learners see it." maxLength={60} data-autofocus />
      <Field {...field('email')} label="E-mail" type="email" autoCapitalize="none" spellCheck={false} />
      <Choices legend="Role" name="role" choices={ROLES} value={role} onChange={setRole} />
    </form>
  )
}
