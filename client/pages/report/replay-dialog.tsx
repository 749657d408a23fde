import { useState } from 'react'
import { useRequest } from '../../hooks/use-request.ts'
import { api } from '../../net/api.ts'
import { ApiError } from '../../net/problem.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from './replay-dialog.module.css'

/** The link to the replay without names: to copy, and to withdraw. */
export function ReplayDialog({ id, open, onClose }: { id: string; open: boolean; onClose: () => void }) {
  const { data, error, reload } = useRequest(open ? `links ${id}` : undefined, (signal) =>
    api.session(id, signal),
  )
  const [asking, setAsking] = useState(false)
  const withdraw = async () => {
    try {
      await api.renewLinks(id)
      toast.info('The old link shows nothing any more. Here is a new one.')
    } catch (failed) {
      if (!(failed instanceof ApiError)) throw failed
      toast.error(failed.detail)
    }
    reload()
  }
  return (
    <>
      <Dialog
        open={open}
        onClose={onClose}
        title="Share the replay"
        size="md"
        footer={
          data && (
            <>
              <Button onClick={() => setAsking(true)}>Withdraw this link</Button>
              <CopyButton text={data.links.replay} label="Copy the replay link" variant="primary">
                Copy the link
              </CopyButton>
            </>
          )
        }
      >
        <p>
          Whoever has this link can watch the class again without joining it: slides, live code, results and
          questions, without anybody’s name. Names that somebody typed, in code or in a question, stay.
        </p>
        {data && <p className={styles.url}>{data.links.replay}</p>}
        {!data && !error && <PageSpinner />}
        {error && <p role="alert">{error.detail}</p>}
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
