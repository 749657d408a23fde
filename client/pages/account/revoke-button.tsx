import { useState } from 'react'
import { ApiError } from '../../net/problem.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast.tsx'

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
  const run = async () => {
    try {
      await props.run()
      props.onDone()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      toast.error(error.detail)
    }
  }
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
