import { Plus, Webhook } from 'lucide-react'
import { useState } from 'react'
import { Redirect } from 'wouter'
import type { WebhookBody } from '../../../shared/wire/webhook-bodies.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { useTitle } from '../../hooks/use-title.ts'
import { api } from '../../net/api.ts'
import { PageHeader } from '../../ui/app-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { LoadError } from '../parts/load-error.tsx'
import { TeachingShell } from '../parts/teaching-shell.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { WebhookCard } from './webhook-card.tsx'
import { WebhookDialog } from './webhook-dialog.tsx'
import styles from './webhooks-page.module.css'

/** `/webhooks`: addresses that are told what happens in the account's sessions. */
export function WebhooksPage() {
  useTitle('Webhooks')
  const { data, error, busy, reload } = useRequest('webhooks', (signal) => api.webhooks.list(signal))
  if (error?.status === 401) return <Redirect to="/sign-in?next=/webhooks" replace />
  return (
    <TeachingShell>
      {data && <Webhooks webhooks={data.items} onChange={reload} />}
      {error && !data && <LoadError error={error} busy={busy} onRetry={reload} />}
      {!error && !data && <PageSpinner />}
    </TeachingShell>
  )
}

function Webhooks({ webhooks, onChange }: { webhooks: WebhookBody[]; onChange: () => void }) {
  /** What is filled in: a new webhook, or one that is changed. */
  const [edited, setEdited] = useState<WebhookBody | 'new'>()
  const [secret, setSecret] = useState<string>()
  const add = (
    <Button variant="primary" icon={<Plus size={16} aria-hidden="true" />} onClick={() => setEdited('new')}>
      Add a webhook
    </Button>
  )
  return (
    <>
      <PageHeader title="Webhooks" actions={webhooks.length > 0 && add}>
        Other programs are told what happens in your sessions: a grade book, a chat, a script of yours.
      </PageHeader>
      {webhooks.length === 0 ? (
        <EmptyState icon={<Webhook size={26} />} title="No webhooks yet" action={add}>
          <p>
            Name an address and what it wants to know. Lectern sends it a signed message each time, and tries
            again where it is not taken.
          </p>
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {webhooks.map((webhook) => (
            <li key={webhook.id}>
              <WebhookCard
                webhook={webhook}
                onChange={onChange}
                onEdit={() => setEdited(webhook)}
                onSecret={setSecret}
              />
            </li>
          ))}
        </ul>
      )}
      <WebhookDialog
        edited={edited}
        onClose={() => setEdited(undefined)}
        onDone={(made) => {
          setEdited(undefined)
          setSecret(made)
          onChange()
        }}
      />
      <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />
    </>
  )
}
