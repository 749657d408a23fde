import { RotateCw } from 'lucide-react'
import type { WebhookDelivery } from '../../../shared/wire/webhook-bodies.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { useSubmit } from '../../hooks/use-submit.ts'
import { api } from '../../net/api.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { LoadError } from '../parts/load-error.tsx'
import { clockText, dayText } from '../times.ts'
import styles from './webhook-card.module.css'

/** How often the list is looked up while something is under way, ms. */
const BUSY_MS = 3_000
const QUIET_MS = 15_000

/** What was sent to a webhook, newest first. */
export function Deliveries({ webhook }: { webhook: string }) {
  const { data, error, busy, reload } = useRequest(
    `deliveries ${webhook}`,
    (signal) => api.webhooks.deliveries(webhook, signal),
    { every: (known) => (known?.items.some(isUnderWay) ? BUSY_MS : QUIET_MS) },
  )
  if (error && !data) return <LoadError error={error} busy={busy} onRetry={reload} />
  if (!data) return <Spinner size={20} />
  if (data.items.length === 0) return <p className={styles.none}>Nothing was sent yet.</p>
  return (
    <ul className={styles.deliveries} aria-label="Deliveries">
      {data.items.map((delivery) => (
        <li key={delivery.id} className={styles.delivery}>
          <Delivery webhook={webhook} delivery={delivery} onChange={reload} />
        </li>
      ))}
    </ul>
  )
}

const isUnderWay = ({ state }: WebhookDelivery) => state === 'waiting' || state === 'running'

function Delivery(props: { webhook: string; delivery: WebhookDelivery; onChange: () => void }) {
  const { webhook, delivery, onChange } = props
  const { type, state, attempts, status, error, nextAttemptAt } = delivery
  const again = useSubmit(async () => {
    await api.webhooks.deliverAgain(webhook, delivery.id)
    onChange()
  })
  const [tone, word] = standing(delivery)
  return (
    <>
      <div className={styles.line}>
        <Badge tone={tone}>{word}</Badge>
        <code className={styles.kind}>{type}</code>
        <span className={styles.when}>{timeText(Date.parse(delivery.timestamp))}</span>
        {(state === 'failed' || state === 'cancelled') && (
          <Button
            size="sm"
            busy={again.busy}
            icon={<RotateCw size={14} aria-hidden="true" />}
            aria-label={`Deliver ${type} again`}
            onClick={again.submit}
          >
            Deliver again
          </Button>
        )}
      </div>
      <p className={styles.fact}>
        {[
          status !== undefined && `Answered ${status}.`,
          error,
          attempts > 0 && (attempts === 1 ? 'One attempt.' : `${attempts} attempts.`),
          nextAttemptAt !== undefined && attempts > 0 && `The next at ${timeText(nextAttemptAt)}.`,
          again.error?.detail,
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </>
  )
}

function standing({ state, attempts }: WebhookDelivery): [Tone, string] {
  if (state === 'done') return ['ok', 'Delivered']
  if (state === 'failed') return ['danger', 'Failed']
  if (state === 'cancelled') return ['neutral', 'Cancelled']
  return attempts > 1 || (state === 'waiting' && attempts > 0)
    ? ['warn', 'Tried again']
    : ['accent', 'On its way']
}

const timeText = (at: number) => `${dayText(at, Date.now())}, ${clockText(at)}`
