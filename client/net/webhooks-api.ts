import type {
  CreatedWebhook,
  WebhookBody,
  WebhookDelivery,
  WebhookSecret,
  WebhookTried,
} from '../../shared/wire/webhook-bodies.ts'
import type { WebhookEventType } from '../../shared/wire/webhooks.ts'
import { allItems } from './all-items.ts'
import { request } from './request.ts'

/** What a person says of a webhook. */
export interface WebhookWish {
  url: string
  description: string
  events: WebhookEventType[]
}

const ALL = '/api/v1/webhooks'
const one = (id: string) => `${ALL}/${encodeURIComponent(id)}`

/** Webhooks of the account that is signed in; see `api`. */
export const webhooksApi = {
  list: (signal?: AbortSignal) => allItems<WebhookBody>(ALL, signal),
  /** Its answer alone has the secret. */
  add: (wish: WebhookWish) => request<CreatedWebhook>('POST', ALL, { body: wish }),
  change: (id: string, change: Partial<WebhookWish> & { active?: boolean }) =>
    request<WebhookBody>('PATCH', one(id), { body: change }),
  remove: (id: string) => request<void>('DELETE', one(id), {}),
  /** Sends a message now; what came of it is no `ApiError`. */
  test: (id: string) => request<WebhookTried>('POST', `${one(id)}/test`, {}),
  newSecret: (id: string) => request<WebhookSecret>('POST', `${one(id)}/secret`, {}),
  /** The last fifty, newest first. */
  deliveries: (id: string, signal?: AbortSignal) =>
    request<{ items: WebhookDelivery[] }>('GET', `${one(id)}/deliveries?limit=50`, { signal }),
  deliverAgain: (id: string, delivery: string) =>
    request<WebhookDelivery>('POST', `${one(id)}/deliveries/${encodeURIComponent(delivery)}/redeliver`, {}),
}
