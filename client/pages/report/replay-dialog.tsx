import { useState } from 'react'
import { api } from '../../net/api.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { orToast } from '../parts/or-toast.ts'
import styles from './replay-dialog.module.css'

/** The link to the replay without names: to copy, and to withdraw. */
export function ReplayDialog(props: {
  id: string
  link: string
  open: boolean
  onClose: () => void
  /** The link is another one now. */
  onRenewed: () => void
}) {
  const { id, link, open, onClose } = props
  const [asking, setAsking] = useState(false)
  const withdraw = () =>
    orToast(async () => {
      await api.renewLinks(id)
      toast.info('The old link shows nothing any more. Here is a new one.')
      props.onRenewed()
    })
  return (
    <>
      <Dialog
        open={open}
        onClose={onClose}
        title="Share the replay"
        size="md"
        footer={
          <>
            <Button onClick={() => setAsking(true)}>Withdraw this link</Button>
            <CopyButton text={link} label="Copy the replay link" variant="primary">
              Copy the link
            </CopyButton>
          </>
        }
      >
        <p>
          Whoever has this link can watch the class again without joining it: slides, live code, results and
          questions, without anybody’s name. Names that somebody typed, in code or in a question, stay.
        </p>
        <p className={styles.url}>{link}</p>
      </Dialog>
      <ConfirmDialog
        open={asking}
        title="Withdraw the link?"
        action="Withdraw it"
        danger
        onConfirm={withdraw}
        onClose={() => setAsking(false)}
      >
        <p>Whoever has the old link sees nothing any more. Invitations into this session end with it.</p>
      </ConfirmDialog>
    </>
  )
}
