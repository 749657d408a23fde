import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { orToast } from '../parts/or-toast.ts'

/** Asks, then does what cannot be taken back; says so where it failed. */
export function RevokeButton(props: {
  /** “Revoke” */
  action: string
  /** Whose: for screen readers and for the question. */
  name: string
  children: string
  run: () => Promise<unknown>
  onDone: () => void
}) {
  const [asking, setAsking] = useState(false)
  const run = () =>
    orToast(async () => {
      await props.run()
      props.onDone()
    })
  return (
    <>
      <Button size="sm" aria-label={`${props.action}: ${props.name}`} onClick={() => setAsking(true)}>
        {props.action}
      </Button>
      <ConfirmDialog
        open={asking}
        title={`${props.action} “${props.name}”?`}
        action={props.action}
        danger
        onConfirm={run}
        onClose={() => setAsking(false)}
      >
        {props.children}
      </ConfirmDialog>
    </>
  )
}
