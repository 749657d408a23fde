import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

/** Asks before something that cannot be taken back. `onConfirm` may take its time; the button shows it. */
export function ConfirmDialog(props: {
  open: boolean
  title: string
  children: ReactNode
  /** The verb of the action: “End the session”. */
  action: string
  danger?: boolean
  onConfirm: () => Promise<unknown>
  onClose: () => void
}) {
  const [busy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    try {
      await props.onConfirm()
    } finally {
      setBusy(false)
      props.onClose()
    }
  }
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      footer={
        <>
          <Button data-autofocus onClick={props.onClose}>
            Cancel
          </Button>
          <Button variant={props.danger ? 'danger' : 'primary'} busy={busy} onClick={confirm}>
            {props.action}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  )
}
