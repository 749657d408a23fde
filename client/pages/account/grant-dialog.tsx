import { useState } from 'react'
import type { Scope } from '../../../shared/wire/scopes.ts'
import { useFocusOnError } from '../../hooks/use-focus-on-error.ts'
import { useSubmit } from '../../hooks/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormError } from '../parts/form-error.tsx'
import styles from './form.module.css'
import { ScopeChoice } from './scope-choice.tsx'
import { SecretShown } from './secret-shown.tsx'

const FORM = 'make-grant'
const DAY_MS = 24 * 60 * 60 * 1000
const LIFE = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: 'ever', label: 'No end' },
] as const
type Life = (typeof LIFE)[number]['value']

/** What was filled in. */
export interface Wanted {
  name: string
  scopes: Scope[]
  /** ms since the epoch */
  expiresAt?: number
}

interface Secret {
  label: string
  value: string
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
  const [busy, setBusy] = useState(false)
  const [secrets, setSecrets] = useState<Secret[]>()
  const close = () => {
    setSecrets(undefined)
    props.onClose(secrets !== undefined)
  }
  const footer = secrets ? (
    <Button variant="primary" onClick={close}>
      Done
    </Button>
  ) : (
    <>
      <Button onClick={close}>Cancel</Button>
      <Button type="submit" form={FORM} variant="primary" busy={busy}>
        Create
      </Button>
    </>
  )
  return (
    <Dialog open={props.open} onClose={close} title={props.title} size="md" footer={footer}>
      {secrets ? (
        <SecretShown
          secrets={secrets}
          note="It is not shown again. Keep it as you keep a password: whoever has it can do what you chose."
        />
      ) : (
        <GrantForm {...props} onBusy={setBusy} onMade={setSecrets} />
      )}
    </Dialog>
  )
}

function GrantForm(
  props: GrantDialogProps & { onBusy: (busy: boolean) => void; onMade: (secrets: Secret[]) => void },
) {
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
      id={FORM}
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
