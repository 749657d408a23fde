import { useState } from 'react'
import type { Scope } from '../../../shared/wire/scopes.ts'
import { useFocusOnError } from '../../hooks/use-focus-on-error.ts'
import { useSubmit } from '../../hooks/use-submit.ts'
import { Choices } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'
import { FormError } from '../parts/form-error.tsx'
import type { Secret } from '../parts/secret-shown.tsx'
import styles from './form.module.css'
import { MakeDialog, type Making } from './make-dialog.tsx'
import { ScopeChoice } from './scope-choice.tsx'

const DAY_MS = 24 * 60 * 60 * 1000
const LIFE = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: 'ever', label: 'No end' },
] as const
type Life = (typeof LIFE)[number]['value']

/** What was filled in. */
interface Wanted {
  name: string
  scopes: Scope[]
  /** ms since the epoch */
  expiresAt?: number
}

interface GrantDialogProps {
  open: boolean
  title: string
  /** What the name is for. */
  nameHint: string
  forOwner: boolean
  /** Asks for how long it is good. */
  expires?: boolean
  /** @returns what is to be copied */
  make: (wanted: Wanted) => Promise<Secret[]>
  /** @param made whether there is a new one */
  onClose: (made: boolean) => void
}

/** Makes something that lets a program act for the account, and shows its secret once. */
export function GrantDialog(props: GrantDialogProps) {
  return (
    <MakeDialog
      open={props.open}
      title={props.title}
      action="Create"
      note="It is not shown again. Keep it as you keep a password: whoever has it can do what you chose."
      form={(making) => <GrantForm {...props} {...making} />}
      onClose={props.onClose}
    />
  )
}

function GrantForm(props: GrantDialogProps & Making) {
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<Scope[]>([])
  const [life, setLife] = useState<Life>('90')
  const [faults, setFaults] = useState<{ name?: string; scopes?: string }>()
  const { error, submit, clearError } = useSubmit(async () => {
    props.onBusy(true)
    try {
      const end = props.expires && life !== 'ever' ? { expiresAt: Date.now() + Number(life) * DAY_MS } : {}
      props.onMade(await props.make({ name: name.trim(), scopes, ...end }))
    } finally {
      props.onBusy(false)
    }
  })
  const form = useFocusOnError(faults ?? error)
  const check = () => {
    const found = {
      ...(name.trim() === '' ? { name: 'Please enter a name.' } : {}),
      ...(scopes.length === 0 ? { scopes: 'Choose at least one.' } : {}),
    }
    const right = Object.keys(found).length === 0
    setFaults(right ? undefined : found)
    if (right) submit()
  }
  const edited = () => {
    setFaults(undefined)
    clearError()
  }
  return (
    <form
      id={props.form}
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        check()
      }}
    >
      <FormError error={error} fields={['name', 'scopes']} />
      <Field
        label="Name"
        name="name"
        value={name}
        maxLength={60}
        hint={props.nameHint}
        error={faults?.name ?? error?.fieldErrors.name}
        onChange={(event) => {
          setName(event.target.value)
          edited()
        }}
        data-autofocus
        autoComplete="off"
      />
      {props.expires && (
        <Choices legend="Good for" name="life" choices={LIFE} value={life} onChange={setLife} />
      )}
      <ScopeChoice
        forOwner={props.forOwner}
        chosen={scopes}
        error={faults?.scopes ?? error?.fieldErrors.scopes}
        onChange={(chosen) => {
          setScopes(chosen)
          edited()
        }}
      />
    </form>
  )
}
