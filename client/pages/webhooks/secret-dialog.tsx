import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './webhooks-page.module.css'

/** The secret of a webhook, for the only time that it is shown; closed where there is none. */
export function SecretDialog({ secret, onClose }: { secret: string | undefined; onClose: () => void }) {
  return (
    <Dialog
      open={secret !== undefined}
      onClose={onClose}
      title="The secret of the webhook"
      footer={<Button onClick={onClose}>I have it</Button>}
    >
      <div className={styles.form}>
        <p>
          Give it to the receiver, which checks by it that messages come from here. It is not shown again: if
          it gets lost, make a new one.
        </p>
        <code className={styles.secret}>{secret}</code>
        <div>
          <CopyButton text={secret ?? ''} label="Copy the secret" variant="primary">
            Copy
          </CopyButton>
        </div>
      </div>
    </Dialog>
  )
}
