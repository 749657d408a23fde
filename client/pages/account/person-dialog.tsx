import { type ChangeEvent, useState } from 'react'
import type { NewAccount } from '../../../shared/wire/access.ts'
import { useFocusOnError } from '../../hooks/use-focus-on-error.ts'
import { useSubmit } from '../../hooks/use-submit.ts'
import { accountApi } from '../../net/account-api.ts'
import { Choices } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'
import { FormError } from '../parts/form-error.tsx'
import styles from './form.module.css'
import { MakeDialog, type Making } from './make-dialog.tsx'

const ROLES = [
  { value: 'instructor', label: 'Instructor' },
  { value: 'owner', label: 'Owner' },
] as const

/** Makes an account, and shows its password once. `onClose` is told whether there is a new one. */
export function PersonDialog(props: { open: boolean; onClose: (made: boolean) => void }) {
  return (
    <MakeDialog
      open={props.open}
      title="Add a person"
      action="Add"
      note="Hand it on by a safe way; it is not shown again. They sign in with it and their e-mail address, and change it on this page."
      form={(making) => <PersonForm {...making} />}
      onClose={props.onClose}
    />
  )
}

function PersonForm(props: Making) {
  const [values, setValues] = useState({ name: '', email: '' })
  const [role, setRole] = useState<NewAccount['role']>('instructor')
  const { error, submit, clearError } = useSubmit(async () => {
    props.onBusy(true)
    try {
      const { name, password } = await accountApi.createUser({ ...values, role })
      props.onMade([{ label: `Password of ${name}`, value: password }])
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
      id={props.form}
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
