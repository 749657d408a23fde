import * as z from 'zod'
import { WEBHOOK_DESCRIPTION_MAX, WEBHOOK_EVENT_TYPES, WEBHOOK_URL_MAX } from './webhooks.ts'

/** Bodies of `/webhooks` of the HTTP API. Times are ms since the epoch. The client takes only the types. */

const time = z.int()
const url = z.string().trim().min(1, 'Say where to send to.').max(WEBHOOK_URL_MAX)
const description = z.string().trim().max(WEBHOOK_DESCRIPTION_MAX)
const events = z
  .array(z.enum(WEBHOOK_EVENT_TYPES))
  .min(1, 'Choose at least one event.')
  .max(WEBHOOK_EVENT_TYPES.length, 'Name each event once.')
  .refine((types) => new Set(types).size === types.length, 'Name each event once.')

export const createWebhookRequest = z.strictObject({ url, events, description: description.default('') })

export const changeWebhookRequest = z.strictObject({
  url: url.optional(),
  events: events.optional(),
  description: description.optional(),
  active: z.boolean().optional(),
})

export const webhookBody = z.object({
  id: z.string(),
  /** Whose it is. */
  account: z.string(),
  url: z.string(),
  description: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENT_TYPES)),
  active: z.boolean(),
  /** Why the server turned it off; absent where a person did. */
  disabledReason: z.string().optional(),
  createdAt: time,
})

/** The only time that the secret is shown. */
export const createdWebhook = webhookBody.extend({ secret: z.string() })

export const webhookSecret = z.object({
  secret: z.string(),
  /** Until then what is sent is signed by the old secret too. */
  previousUntil: time,
})

/** What came of trying a webhook. */
export const webhookTried = z.object({
  ok: z.boolean(),
  /** Of the answer, where there was one. */
  status: z.int().optional(),
  /** Why it failed: a sentence for people. */
  error: z.string().optional(),
  /** How long it took, ms. */
  took: z.int(),
})

export const webhookDelivery = z.object({
  /** Of the message: what stands in `webhook-id`. */
  id: z.string(),
  type: z.enum(WEBHOOK_EVENT_TYPES),
  /** When it happened, ISO 8601. */
  timestamp: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  attempts: z.int(),
  /** Of the answer, once it arrived. */
  status: z.int().optional(),
  /** Why the last attempt failed: a sentence for people. */
  error: z.string().optional(),
  createdAt: time,
  lastAttemptAt: time.optional(),
  /** When it is tried next; absent where it is not. */
  nextAttemptAt: time.optional(),
  finishedAt: time.optional(),
})

export type WebhookBody = z.infer<typeof webhookBody>
export type CreatedWebhook = z.infer<typeof createdWebhook>
export type WebhookSecret = z.infer<typeof webhookSecret>
export type WebhookTried = z.infer<typeof webhookTried>
export type WebhookDelivery = z.infer<typeof webhookDelivery>
