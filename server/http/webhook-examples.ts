import type * as wire from '../../shared/wire/webhook-bodies.ts'
import { BEGIN, MINUTE, user } from './examples.ts'

/** Examples of webhooks in the OpenAPI document; see examples.ts. */
export const WEBHOOK = '5h8m1c0zt7e3nqxv2r9kd4wj6b'
export const DELIVERY = 'msg_0123456789abcdef0123456789abcdef'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

export const createWebhookRequest = {
  url: 'https://example.org/hook',
  events: ['session.started' as const, 'work.verified' as const],
  description: 'Grade book',
}
export const changeWebhookRequest = { active: false }

export const webhook: wire.WebhookBody = {
  id: WEBHOOK,
  account: user.id,
  ...createWebhookRequest,
  active: true,
  createdAt: BEGIN,
}
export const webhookList = { items: [webhook], total: 1 }
export const createdWebhook: wire.CreatedWebhook = { ...webhook, secret: SECRET }
export const webhookSecret: wire.WebhookSecret = { secret: SECRET, previousUntil: BEGIN + 24 * 60 * MINUTE }
export const webhookTried: wire.WebhookTried = { ok: true, status: 204, took: 83 }

export const webhookDelivery: wire.WebhookDelivery = {
  id: DELIVERY,
  type: 'session.started',
  timestamp: new Date(BEGIN).toISOString(),
  state: 'waiting',
  attempts: 1,
  error: 'The receiver answered 503.',
  createdAt: BEGIN,
  lastAttemptAt: BEGIN,
  nextAttemptAt: BEGIN + 5_000,
}
export const webhookDeliveryList = { items: [webhookDelivery] }
