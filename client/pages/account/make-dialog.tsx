import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { type Secret, SecretShown } from '../parts/secret-shown.tsx'

/** What the form in it tells the dialog. */
export interface Making {
  /** Of the form's element: the button stands outside of it. */
  form: string
  onBusy: (busy: boolean) => void
  onMade: (secrets: Secret[]) => void
}

/** Makes something by a form, and then shows the secret that the server tells once. */
export function MakeDialog(props: {
  open: boolean
  title: string
  /** The verb on the button. */
  action: string
  /** What is to be done with the secret. */
  note: string
  form: (making: Making) => ReactNode
  /** @param made whether there is a new one */
  onClose: (made: boolean) => void
}) {
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
        {props.action}
      </Button>
    </>
  )
  return (
    <Dialog open={props.open} onClose={close} title={props.title} size="md" footer={footer}>
      {secrets ? (
        <SecretShown secrets={secrets} note={props.note} />
      ) : (
        props.form({ form: FORM, onBusy: setBusy, onMade: setSecrets })
      )}
    </Dialog>
  )
}

const FORM = 'make'
