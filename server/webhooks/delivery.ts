import * as z from 'zod'
import type { WebhookEventType } from '../../shared/wire/webhooks.ts'
import { GaveUp, type JobKind, jobKind } from '../jobs/job-kind.ts'
import type { Webhooks } from './webhooks.ts'

/** The kind of the jobs that deliver; their lane is the id of the webhook, their id that of the message. */
export const DELIVER = 'webhook.deliver'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** As the specification of Standard Webhooks advises: ten attempts within three days. */
const DELAYS = [
  5_000,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
]
/** A receiver that does not answer keeps its two for as long as it may take, and leaves the others to others. */
const PARALLEL = 48
const PARALLEL_PER_WEBHOOK = 2

/** What a job has to say to whom. */
export const deliveryPayload = z.object({
  webhook: z.string(),
  message: z.object({
    type: z.string() as z.ZodType<WebhookEventType>,
    timestamp: z.string(),
    data: z.record(z.string(), z.unknown()),
  }),
})

/** What is kept of a delivery that arrived. */
export const deliveryResult = z.object({ status: z.int() })

/** What is told of a session that is deleted is told no more. */
const sessionIn = ({ session }: Record<string, unknown>): string | undefined =>
  typeof session === 'string' ? session : undefined

/** Delivers a message to a webhook, until it is taken or the attempts are used up. */
export const deliveries = (webhooks: Pick<Webhooks, 'find' | 'post' | 'turnOff'>): JobKind =>
  jobKind({
    name: DELIVER,
    title: 'Deliver a webhook',
    payload: deliveryPayload,
    sessionOf: ({ message }) => sessionIn(message.data),
    delays: DELAYS,
    parallel: PARALLEL,
    parallelPerLane: PARALLEL_PER_WEBHOOK,
    async run({ webhook: id, message }, { job, signal }) {
      const webhook = await webhooks.find(id)
      if (!webhook) throw new GaveUp('The webhook was deleted.')
      if (!webhook.active) throw new GaveUp('The webhook is turned off.')
      const sent = await webhooks.post(webhook, job, message, signal)
      if (sent.ok) return { status: sent.value }
      const { reason, status, refused } = sent.error
      if (status === 410) {
        await webhooks.turnOff(id, 'The receiver answered 410 Gone: it wants no more.')
        throw new GaveUp(reason)
      }
      throw refused ? new GaveUp(reason) : new Error(reason)
    },
  })
