import { useState } from 'react'
import type { WebhookBody } from '../../../shared/wire/webhook-bodies.ts'
import {
  WEBHOOK_DESCRIPTION_MAX,
  WEBHOOK_EVENT_TYPES,
  WEBHOOK_EVENTS,
  WEBHOOK_URL_MAX,
  type WebhookEventType,
} from '../../../shared/wire/webhooks.ts'
import { useFocusOnError } from '../../hooks/use-focus-on-error.ts'
import { useSubmit } from '../../hooks/use-submit.ts'
import { api } from '../../net/api.ts'
import { Button } from '../../ui/button.tsx'
import { CheckList } from '../../ui/check-list.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormError } from '../parts/form-error.tsx'
import styles from './webhooks-page.module.css'

const FORM = 'webhook'

interface Props {
  edited: WebhookBody | 'new'
  /** @param secret of a new webhook */
  onDone: (secret: string | undefined) => void
}

/** Adds a webhook or changes one; closed where there is nothing to fill in. */
export function WebhookDialog(props: {
  edited: Props['edited'] | undefined
  onClose: () => void
  onDone: Props['onDone']
}) {
  const [busy, setBusy] = useState(false)
  const { edited, onClose, onDone } = props
  const isNew = edited === 'new'
  return (
    <Dialog
      open={edited !== undefined}
      onClose={onClose}
      size="md"
      title={isNew ? 'Add a webhook' : 'Change the webhook'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} variant="primary" busy={busy}>
            {isNew ? 'Add' : 'Save'}
          </Button>
        </>
      }
    >
      {edited && <WebhookForm edited={edited} onDone={onDone} onBusy={setBusy} />}
    </Dialog>
  )
}

function WebhookForm({ edited, onDone, onBusy }: Props & { onBusy: (busy: boolean) => void }) {
  const known = edited === 'new' ? undefined : edited
  const [url, setUrl] = useState(known?.url ?? '')
  const [description, setDescription] = useState(known?.description ?? '')
  const [events, setEvents] = useState<WebhookEventType[]>(known?.events ?? [])
  const { error, submit, clearError } = useSubmit(async () => {
    onBusy(true)
    try {
      const wish = { url, description, events }
      if (known) {
        await api.webhooks.change(known.id, wish)
        onDone(undefined)
      } else onDone((await api.webhooks.add(wish)).secret)
    } finally {
      onBusy(false)
    }
  })
  const form = useFocusOnError(error)
  return (
    <form
      id={FORM}
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <FormError error={error} fields={['url', 'description', 'events']} />
      <Field
        label="Address"
        name="url"
        type="url"
        inputMode="url"
        value={url}
        maxLength={WEBHOOK_URL_MAX}
        placeholder="https://example.org/hook"
        hint="Where messages are sent to."
        error={error?.fieldErrors.url}
        onChange={(event) => {
          setUrl(event.target.value)
          clearError()
        }}
        data-autofocus
        autoComplete="off"
      />
      <Field
        label="What it is for"
        name="description"
        value={description}
        maxLength={WEBHOOK_DESCRIPTION_MAX}
        hint="Only for you; may stay empty."
        error={error?.fieldErrors.description}
        onChange={(event) => {
          setDescription(event.target.value)
          clearError()
        }}
        autoComplete="off"
      />
      <EventChoice
        chosen={events}
        error={error?.fieldErrors.events}
        onChange={(types) => {
          setEvents(types)
          clearError()
        }}
      />
    </form>
  )
}

/** What the receiver is told of. */
function EventChoice(props: {
  chosen: readonly WebhookEventType[]
  error: string | undefined
  onChange: (chosen: WebhookEventType[]) => void
}) {
  return (
    <CheckList {...props} legend="Send a message when" name="events" options={WEBHOOK_EVENT_TYPES}>
      {(type) => (
        <span className={styles.meaning}>
          {WEBHOOK_EVENTS[type]} <code className={styles.type}>{type}</code>
        </span>
      )}
    </CheckList>
  )
}
