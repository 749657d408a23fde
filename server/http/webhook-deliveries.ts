import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { WebhookDelivery as DeliveryBody } from '../../shared/wire/webhook-bodies.ts'
import { JOB_STATES, type Job } from '../ports/jobs.ts'
import { DELIVER, deliveryPayload, deliveryResult } from '../webhooks/delivery.ts'
import type { Env, HttpDeps } from './deps.ts'
import { listed, listQuery } from './listing.ts'
import { ownWebhook } from './own-webhook.ts'
import { sendTagged } from './preconditions.ts'
import { problem, type Refusal } from './problem.ts'
import { json, problems, UNCHANGED } from './schemas.ts'
import { accountWith } from './security.ts'
import { deliveryParam, WebhookDelivery, WebhookDeliveryList, webhookParam } from './webhook-schemas.ts'

const DELIVERIES = listQuery({
  sorts: { createdAt: 'number' },
  sort: '-createdAt',
  filters: {
    state: z
      .enum(JOB_STATES, { error: `One of ${JOB_STATES.join(', ')}.` })
      .optional()
      .openapi({ param: { name: 'state', in: 'query' }, description: 'Only those in this state' }),
  },
  limit: 50,
})

const tags = ['Webhooks']
const security = accountWith('webhooks')

const routes = {
  deliveries: createRoute({
    method: 'get',
    path: '/webhooks/{id}/deliveries',
    tags,
    summary: 'What was sent to a webhook, newest first',
    description: 'Each is kept for 30 days after it is over.',
    security,
    request: { params: webhookParam, query: DELIVERIES.query },
    responses: {
      200: json(WebhookDeliveryList, 'A page of the deliveries.'),
      304: UNCHANGED,
      ...problems(401, 403, 404, 422),
    },
  }),
  again: createRoute({
    method: 'post',
    path: '/webhooks/{id}/deliveries/{delivery}/redeliver',
    tags,
    summary: 'Deliver a message again that failed',
    description: 'With all of its attempts, beginning now, under the same `webhook-id`.',
    security,
    request: { params: deliveryParam },
    responses: { 202: json(WebhookDelivery, 'It is tried now.'), ...problems(401, 403, 404, 409, 422) },
  }),
}

/** What was sent to a webhook, and sending it again. */
export function webhookDeliveries(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  api.openapi(routes.deliveries, async (c) => {
    const found = await ownWebhook(c, deps, c.req.valid('param').id)
    if (!found.ok) return problem(c, found.error)
    const lane = found.value.webhook.id
    const page = DELIVERIES.page(c.req.valid('query'))
    const { state } = page.filters
    const jobs = await deps.stores.jobs.list({
      kind: DELIVER,
      lane,
      ...(state === undefined ? {} : { state }),
      ...(page.after ? { after: { createdAt: Number(page.after.key), id: page.after.id } } : {}),
      oldestFirst: !page.sort.descending,
      limit: page.limit + 1,
    })
    return sendTagged(c, listed(c, page, jobs, positionOf, deliveryBody))
  })

  api.openapi(routes.again, async (c) => {
    const { id, delivery } = c.req.valid('param')
    const found = await ownWebhook(c, deps, id)
    if (!found.ok) return problem(c, found.error)
    const job = await deps.stores.jobs.find(delivery)
    if (job?.kind !== DELIVER || job.lane !== id) return problem(c, NO_DELIVERY)
    if (!(await deps.jobs.again(job.id))) return problem(c, NOT_FAILED)
    return c.json(deliveryBody((await deps.stores.jobs.find(job.id)) ?? job), 202)
  })
}

const NO_DELIVERY: Refusal<404> = { status: 404, code: 'not-found', detail: 'There is no such delivery.' }
const NOT_FAILED: Refusal<409> = {
  status: 409,
  detail: 'Only what failed can be delivered again: this was delivered, or is still being tried.',
}

const positionOf = ({ createdAt, id }: Pick<Job, 'createdAt' | 'id'>) => ({ key: createdAt, id })

function deliveryBody(job: Job): DeliveryBody {
  const { type, timestamp } = deliveryPayload.parse(job.payload).message
  const answered = deliveryResult.safeParse(job.result)
  return {
    id: job.id,
    type,
    timestamp,
    state: job.state,
    attempts: job.attempts,
    createdAt: job.createdAt,
    ...(answered.success ? { status: answered.data.status } : {}),
    ...(job.error === undefined ? {} : { error: job.error }),
    ...(job.startedAt === undefined ? {} : { lastAttemptAt: job.startedAt }),
    ...(job.state === 'waiting' ? { nextAttemptAt: job.runAt } : {}),
    ...(job.finishedAt === undefined ? {} : { finishedAt: job.finishedAt }),
  }
}
