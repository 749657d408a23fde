import { type OpenAPIHono, z } from '@hono/zod-openapi'
import * as wire from '../../shared/wire/webhook-bodies.ts'
import { WEBHOOK_EVENT_TYPES, WEBHOOK_EVENTS, WEBHOOK_TEST } from '../../shared/wire/webhooks.ts'
import { MESSAGE_DATA } from '../webhooks/messages.ts'
import type { Env } from './deps.ts'
import { pageOf } from './listing.ts'
import * as examples from './webhook-examples.ts'

export const CreateWebhookRequest = wire.createWebhookRequest
  .clone()
  .openapi('CreateWebhookRequest', { example: examples.createWebhookRequest })
export const ChangeWebhookRequest = wire.changeWebhookRequest
  .clone()
  .openapi('ChangeWebhookRequest', { example: examples.changeWebhookRequest })
export const Webhook = wire.webhookBody.clone().openapi('Webhook', { example: examples.webhook })
export const WebhookList = pageOf(Webhook).openapi('WebhookList', { example: examples.webhookList })
export const CreatedWebhook = wire.createdWebhook
  .clone()
  .openapi('CreatedWebhook', { example: examples.createdWebhook })
export const WebhookSecret = wire.webhookSecret
  .clone()
  .openapi('WebhookSecret', { example: examples.webhookSecret })
export const WebhookTried = wire.webhookTried
  .clone()
  .openapi('WebhookTried', { example: examples.webhookTried })
export const WebhookDelivery = wire.webhookDelivery
  .clone()
  .openapi('WebhookDelivery', { example: examples.webhookDelivery })
export const WebhookDeliveryList = pageOf(WebhookDelivery).openapi('WebhookDeliveryList', {
  example: examples.webhookDeliveryList,
})

const id = z
  .string()
  .max(40)
  .openapi({ param: { name: 'id', in: 'path' }, description: 'Id of a webhook', example: examples.WEBHOOK })

export const webhookParam = z.object({ id })

export const deliveryParam = z.object({
  id,
  delivery: z
    .string()
    .max(40)
    .openapi({
      param: { name: 'delivery', in: 'path' },
      description: 'Id of a message',
      example: examples.DELIVERY,
    }),
})

const headers = z.object({
  'webhook-id': z.string().openapi({ description: 'Id of the message, the same for each attempt' }),
  'webhook-timestamp': z.string().openapi({ description: 'Time of the attempt, seconds since the epoch' }),
  'webhook-signature': z.string().openapi({
    description:
      'Signatures, with a space between: `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`',
  }),
})

/** Describes in the API document what is sent to webhooks. */
export function describeMessages(api: OpenAPIHono<Env>): void {
  const describe = (type: string, summary: string, data: z.ZodType) =>
    api.openAPIRegistry.registerWebhook({
      method: 'post',
      path: type,
      tags: ['Webhooks'],
      summary,
      request: {
        headers,
        body: {
          required: true,
          content: {
            'application/json': {
              schema: z.object({
                type: z.literal(type),
                timestamp: z.iso.datetime().openapi({ description: 'When it happened' }),
                data,
              }),
            },
          },
        },
      },
      responses: {
        '2XX': { description: 'The receiver has it.' },
        410: { description: 'The receiver wants no more: the webhook is turned off.' },
      },
    })
  for (const type of WEBHOOK_EVENT_TYPES) describe(type, WEBHOOK_EVENTS[type], MESSAGE_DATA[type].clone())
  describe(WEBHOOK_TEST, 'Somebody tries the webhook.', z.object({ webhook: z.string() }))
}
