import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SecretShown } from '../parts/secret-shown.tsx'

/** The secret of a webhook, for the only time that it is shown; closed where there is none. */
export function SecretDialog({ secret = '', onClose }: { secret: string | undefined; onClose: () => void }) {
  return (
    <Dialog
      open={secret !== ''}
      onClose={onClose}
      title="The secret of the webhook"
      size="md"
      footer={<Button onClick={onClose}>I have it</Button>}
    >
      <SecretShown
        secrets={[{ label: 'Secret', value: secret }]}
        note="Give it to the receiver, which checks by it that messages come from here. It is not shown again: if it gets lost, make a new one."
      />
    </Dialog>
  )
}
