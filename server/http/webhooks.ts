import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { err, ok, type Result } from '../../shared/result.ts'
import type { WebhookDelivery as DeliveryBody, WebhookBody } from '../../shared/wire/webhook-bodies.ts'
import type { User } from '../ports/accounts.ts'
import type { Job } from '../ports/jobs.ts'
import type { Webhook as StoredWebhook } from '../ports/webhooks.ts'
import { DELIVER, deliveryPayload, deliveryResult } from '../webhooks/delivery.ts'
import { ROTATION_MS } from '../webhooks/signature.ts'
import type { WebhookMistake } from '../webhooks/webhooks.ts'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import { idempotencyHeader, idempotent, onceId } from './idempotency.ts'
import { signedIn } from './identity.ts'
import { problem, type Refusal } from './problem.ts'
import { json, jsonBody, problems } from './schemas.ts'
import { accountWith } from './security.ts'
import {
  ChangeWebhookRequest,
  CreatedWebhook,
  CreateWebhookRequest,
  deliveryParam,
  describeMessages,
  Webhook,
  WebhookDelivery,
  WebhookDeliveryList,
  WebhookList,
  WebhookSecret,
  WebhookTried,
  webhookParam,
} from './webhook-schemas.ts'

/** Deliveries in one answer. */
const DELIVERIES_LIMIT = 50

const tags = ['Webhooks']
const security = accountWith('webhooks')

const routesOf = (deps: HttpDeps) => ({
  list: createRoute({
    method: 'get',
    path: '/webhooks',
    tags,
    summary: 'List webhooks, oldest first',
    description: 'Those of the account; for the owner of the installation all.',
    security,
    responses: { 200: json(WebhookList, 'The webhooks, without their secrets.'), ...problems(401, 403) },
  }),
  create: createRoute({
    method: 'post',
    path: '/webhooks',
    tags,
    summary: 'Add a webhook',
    description:
      'It is told of what happens from now on in the sessions of the account, or in all where it is the owner’s. The answer has the secret that signs, and no later answer has it.',
    security,
    middleware: idempotent(deps),
    request: { headers: idempotencyHeader, body: jsonBody(CreateWebhookRequest) },
    responses: {
      201: json(CreatedWebhook, 'The webhook, with its secret.'),
      ...problems(400, 401, 403, 409, 413, 415, 422),
    },
  }),
  details: createRoute({
    method: 'get',
    path: '/webhooks/{id}',
    tags,
    summary: 'A webhook',
    security,
    request: { params: webhookParam },
    responses: { 200: json(Webhook, 'The webhook.'), ...problems(401, 403, 404, 422) },
  }),
  change: createRoute({
    method: 'patch',
    path: '/webhooks/{id}',
    tags,
    summary: 'Change a webhook, turn it off or on',
    description: 'What happened while it was off is not sent afterwards.',
    security,
    request: { params: webhookParam, body: jsonBody(ChangeWebhookRequest) },
    responses: { 200: json(Webhook, 'The webhook.'), ...problems(400, 401, 403, 404, 413, 415, 422) },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/webhooks/{id}',
    tags,
    summary: 'Delete a webhook',
    description: 'What was not delivered yet is not delivered any more.',
    security,
    request: { params: webhookParam },
    responses: { 204: { description: 'It is gone.' }, ...problems(401, 403, 404, 422) },
  }),
  test: createRoute({
    method: 'post',
    path: '/webhooks/{id}/test',
    tags,
    summary: 'Send a test message',
    description:
      'Sends `webhook.test` once and answers with what came of it, within 15 seconds; whether the webhook is on or off.',
    security,
    request: { params: webhookParam },
    responses: { 200: json(WebhookTried, 'What came of it.'), ...problems(401, 403, 404, 422, 429) },
  }),
  rotate: createRoute({
    method: 'post',
    path: '/webhooks/{id}/secret',
    tags,
    summary: 'Make a new secret',
    description: 'For a day what is sent is signed by the old secret too, so that receivers can change over.',
    security,
    middleware: idempotent(deps),
    request: { headers: idempotencyHeader, params: webhookParam },
    responses: {
      201: json(WebhookSecret, 'The new secret; no later answer has it.'),
      ...problems(400, 401, 403, 404, 409, 422),
    },
  }),
  deliveries: createRoute({
    method: 'get',
    path: '/webhooks/{id}/deliveries',
    tags,
    summary: 'What was sent to a webhook, newest first',
    description: `The last ${DELIVERIES_LIMIT}; each is kept for 30 days after it is over.`,
    security,
    request: { params: webhookParam },
    responses: { 200: json(WebhookDeliveryList, 'The deliveries.'), ...problems(401, 403, 404, 422) },
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
})

/** Addresses that are told what happens in sessions. */
export function webhooks(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const routes = routesOf(deps)
  describeMessages(api)

  api.openapi(routes.list, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { id, role } = account.value.user
    const items = await deps.webhooks.list(role === 'owner' ? undefined : id)
    return c.json({ items: items.map(webhookBody) }, 200)
  })

  api.openapi(routes.create, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { id, retried } = onceId(c)
    const made = retried ? await deps.webhooks.find(id) : undefined
    const added = made ? ok(made) : await deps.webhooks.add(account.value.user.id, c.req.valid('json'), id)
    if (!added.ok) return problem(c, mistake(added.error))
    c.header('location', `/api/v1/webhooks/${id}`)
    return c.json({ ...webhookBody(added.value), secret: added.value.secret }, 201)
  })

  api.openapi(routes.details, async (c) => {
    const found = await ownWebhook(c, deps, c.req.valid('param').id)
    return found.ok ? c.json(webhookBody(found.value.webhook), 200) : problem(c, found.error)
  })

  api.openapi(routes.change, async (c) => {
    const found = await ownWebhook(c, deps, c.req.valid('param').id)
    if (!found.ok) return problem(c, found.error)
    const { url, events, description, active } = c.req.valid('json')
    const changed = await deps.webhooks.change(found.value.webhook, {
      ...(url === undefined ? {} : { url }),
      ...(events === undefined ? {} : { events }),
      ...(description === undefined ? {} : { description }),
      ...(active === undefined ? {} : { active }),
    })
    return changed.ok ? c.json(webhookBody(changed.value), 200) : problem(c, mistake(changed.error))
  })

  api.openapi(routes.remove, async (c) => {
    const found = await ownWebhook(c, deps, c.req.valid('param').id)
    if (!found.ok) return problem(c, found.error)
    await deps.webhooks.remove(found.value.webhook.id)
    return c.body(null, 204)
  })

  api.openapi(routes.test, async (c) => {
    const found = await ownWebhook(c, deps, c.req.valid('param').id)
    if (!found.ok) return problem(c, found.error)
    const { user, webhook } = found.value
    const allowance = deps.webhooks.mayTest(user.id)
    if (!allowance.ok) return problem(c, tooManyTests(allowance.retryAfterMs))
    const begun = deps.clock.now()
    const sent = await deps.webhooks.test(webhook, c.req.raw.signal)
    const took = Math.max(0, deps.clock.now() - begun)
    if (sent.ok) return c.json({ ok: true, status: sent.value, took }, 200)
    const { reason, status } = sent.error
    return c.json({ ok: false, error: reason, took, ...(status === undefined ? {} : { status }) }, 200)
  })

  api.openapi(routes.rotate, async (c) => {
    const found = await ownWebhook(c, deps, c.req.valid('param').id)
    if (!found.ok) return problem(c, found.error)
    const previousUntil = deps.clock.now() + ROTATION_MS
    return c.json({ secret: await deps.webhooks.rotate(found.value.webhook), previousUntil }, 201)
  })

  api.openapi(routes.deliveries, async (c) => {
    const found = await ownWebhook(c, deps, c.req.valid('param').id)
    if (!found.ok) return problem(c, found.error)
    const lane = found.value.webhook.id
    const jobs = await deps.stores.jobs.list({ kind: DELIVER, lane, limit: DELIVERIES_LIMIT })
    return c.json({ items: jobs.map(deliveryBody) }, 200)
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

/** The webhook, where the account that is signed in may see to it. To others it is not there. */
async function ownWebhook(
  c: Ctx,
  deps: HttpDeps,
  id: string,
): Promise<Result<{ user: User; webhook: StoredWebhook }, Refusal<401 | 404>>> {
  const account = await signedIn(c, deps)
  if (!account.ok) return account
  const { user } = account.value
  const webhook = await deps.webhooks.find(id)
  const own = webhook && (user.role === 'owner' || webhook.account === user.id)
  return own ? ok({ user, webhook }) : err(NO_WEBHOOK)
}

const NO_WEBHOOK: Refusal<404> = { status: 404, code: 'not-found', detail: 'There is no such webhook.' }
const NO_DELIVERY: Refusal<404> = { status: 404, code: 'not-found', detail: 'There is no such delivery.' }
const NOT_FAILED: Refusal<409> = {
  status: 409,
  detail: 'Only what failed can be delivered again: this was delivered, or is still being tried.',
}

const tooManyTests = (retryAfterMs: number): Refusal<429> => ({
  status: 429,
  code: 'rate-limited',
  detail: 'That is enough tests for this minute.',
  retryAfter: retryAfterMs / 1_000,
})

const mistake = ({ field, message }: WebhookMistake): Refusal<422> => ({
  status: 422,
  detail: message,
  ...(field === undefined ? {} : { errors: [{ path: field, message }] }),
})

/** Built field by field: the secrets are in the webhook. */
const webhookBody = (webhook: StoredWebhook): WebhookBody => ({
  id: webhook.id,
  account: webhook.account,
  url: webhook.url,
  description: webhook.description,
  events: webhook.events,
  active: webhook.active,
  createdAt: webhook.createdAt,
  ...(webhook.disabledReason === undefined ? {} : { disabledReason: webhook.disabledReason }),
})

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
