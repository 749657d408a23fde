import { CircleAlert, CircleCheck, Ellipsis, KeyRound, Pencil, Power, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { WebhookBody, WebhookTried } from '../../../shared/wire/webhook-bodies.ts'
import { useSubmit } from '../../hooks/use-submit.ts'
import { api } from '../../net/api.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { orToast } from '../parts/or-toast.ts'
import { Deliveries } from './deliveries.tsx'
import styles from './webhook-card.module.css'

/** A webhook: where it leads, what it is told, what was sent, and what can be done with it. */
export function WebhookCard(props: {
  webhook: WebhookBody
  onChange: () => void
  onEdit: () => void
  onSecret: (secret: string) => void
}) {
  const { webhook, onChange, onEdit, onSecret } = props
  const [asked, setAsked] = useState<'off' | 'delete' | 'secret'>()
  const [shown, setShown] = useState(false)
  const [tried, setTried] = useState<WebhookTried>()
  const name = webhook.description || new URL(webhook.url).host
  const test = useSubmit(async () => {
    setTried(undefined)
    setTried(await api.webhooks.test(webhook.id))
  })

  const carryOut = (action: () => Promise<unknown>) =>
    orToast(async () => {
      await action()
      onChange()
    })
  const turn = (active: boolean) => carryOut(() => api.webhooks.change(webhook.id, { active }))

  return (
    <Card className={styles.card}>
      <div className={styles.top}>
        <div className={styles.what}>
          <Badge tone={webhook.active ? 'ok' : 'neutral'}>{webhook.active ? 'On' : 'Off'}</Badge>
          <h2 className={styles.title}>{name}</h2>
          <p className={styles.url}>{webhook.url}</p>
        </div>
        <Menu
          label={`More about ${name}`}
          items={[
            { label: 'Change', icon: <Pencil size={16} />, onSelect: onEdit },
            { label: 'New secret', icon: <KeyRound size={16} />, onSelect: () => setAsked('secret') },
            webhook.active
              ? { label: 'Turn off', icon: <Power size={16} />, onSelect: () => setAsked('off') }
              : { label: 'Turn on', icon: <Power size={16} />, onSelect: () => void turn(true) },
            null,
            { label: 'Delete', icon: <Trash2 size={16} />, danger: true, onSelect: () => setAsked('delete') },
          ]}
          trigger={(trigger) => (
            <IconButton {...trigger} label={`More about ${name}`} icon={<Ellipsis size={18} />} size="sm" />
          )}
        />
      </div>
      {webhook.disabledReason && (
        <p className={styles.bad}>
          <CircleAlert size={16} aria-hidden="true" /> {webhook.disabledReason}
        </p>
      )}
      <ul className={styles.types} aria-label="Is told of">
        {webhook.events.map((type) => (
          <li key={type}>
            <code>{type}</code>
          </li>
        ))}
      </ul>
      <div>
        <div className={styles.actions}>
          <Button
            icon={<Send size={16} aria-hidden="true" />}
            busy={test.busy}
            aria-label={`Send a test to ${name}`}
            onClick={test.submit}
          >
            Send a test
          </Button>
          <Button
            variant="ghost"
            aria-expanded={shown}
            aria-label={`Deliveries to ${name}`}
            onClick={() => setShown(!shown)}
          >
            {shown ? 'Hide deliveries' : 'Deliveries'}
          </Button>
        </div>
        <div role="status" className={styles.outcome}>
          {tried && <Tried tried={tried} />}
          {test.error && <p className={styles.bad}>{test.error.detail}</p>}
        </div>
      </div>
      {shown && <Deliveries webhook={webhook.id} />}
      <ConfirmDialog
        open={asked === 'off'}
        onClose={() => setAsked(undefined)}
        onConfirm={() => turn(false)}
        title="Turn the webhook off?"
        action="Turn off"
      >
        {name} is told nothing until it is turned on again, and not afterwards of what happened meanwhile.
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'delete'}
        onClose={() => setAsked(undefined)}
        onConfirm={() => carryOut(() => api.webhooks.remove(webhook.id))}
        title="Delete the webhook?"
        action="Delete"
        danger
      >
        {name} is told nothing any more, and what was not delivered yet is not delivered.
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'secret'}
        onClose={() => setAsked(undefined)}
        onConfirm={() => carryOut(async () => onSecret((await api.webhooks.newSecret(webhook.id)).secret))}
        title="Make a new secret?"
        action="Make a new secret"
      >
        For a day messages are signed by the old secret too: give {name} the new one until then.
      </ConfirmDialog>
    </Card>
  )
}

function Tried({ tried }: { tried: WebhookTried }) {
  const Icon = tried.ok ? CircleCheck : CircleAlert
  return (
    <p className={cx(tried.ok ? styles.good : styles.bad)}>
      <Icon size={16} aria-hidden="true" />{' '}
      {tried.ok ? `The receiver took it: ${tried.status}, after ${tried.took} ms.` : tried.error}
    </p>
  )
}
