import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { ok } from '../../shared/result.ts'
import type { WebhookBody } from '../../shared/wire/webhook-bodies.ts'
import type { Webhook as StoredWebhook } from '../ports/webhooks.ts'
import { ROTATION_MS } from '../webhooks/signature.ts'
import type { WebhookMistake } from '../webhooks/webhooks.ts'
import type { Env, HttpDeps } from './deps.ts'
import { idempotencyHeader, idempotent, onceId } from './idempotency.ts'
import { signedIn } from './identity.ts'
import { flagFilter, listedFromMemory, listQuery } from './listing.ts'
import { ownWebhook } from './own-webhook.ts'
import { ifMatchHeader, isStale, STALE, sendTagged, Turns, tagChanged } from './preconditions.ts'
import { problem, type Refusal } from './problem.ts'
import { json, jsonBody, problems, UNCHANGED } from './schemas.ts'
import { accountWith } from './security.ts'
import {
  ChangeWebhookRequest,
  CreatedWebhook,
  CreateWebhookRequest,
  describeMessages,
  Webhook,
  WebhookList,
  WebhookSecret,
  WebhookTried,
  webhookParam,
} from './webhook-schemas.ts'

const LIST = listQuery({
  sorts: { createdAt: 'number' },
  sort: 'createdAt',
  filters: { active: flagFilter('active', 'true: those that are told; false: those that are off') },
})

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
    request: { query: LIST.query },
    responses: {
      200: json(WebhookList, 'The webhooks, without their secrets.'),
      304: UNCHANGED,
      ...problems(401, 403, 422),
    },
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
    responses: { 200: json(Webhook, 'The webhook.'), 304: UNCHANGED, ...problems(401, 403, 404, 422) },
  }),
  change: createRoute({
    method: 'patch',
    path: '/webhooks/{id}',
    tags,
    summary: 'Change a webhook, turn it off or on',
    description: 'What happened while it was off is not sent afterwards.',
    security,
    request: { headers: ifMatchHeader, params: webhookParam, body: jsonBody(ChangeWebhookRequest) },
    responses: { 200: json(Webhook, 'The webhook.'), ...problems(400, 401, 403, 404, 412, 413, 415, 422) },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/webhooks/{id}',
    tags,
    summary: 'Delete a webhook',
    description: 'What was not delivered yet is not delivered any more.',
    security,
    request: { headers: ifMatchHeader, params: webhookParam },
    responses: { 204: { description: 'It is gone.' }, ...problems(401, 403, 404, 412, 422) },
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
})

/** Addresses that are told what happens in sessions. */
export function webhooks(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const routes = routesOf(deps)
  const turns = new Turns()
  describeMessages(api)

  api.openapi(routes.list, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { id, role } = account.value.user
    const page = LIST.page(c.req.valid('query'))
    const { active } = page.filters
    const all = (await deps.webhooks.list(role === 'owner' ? undefined : id)).filter(
      (webhook) => active === undefined || active === webhook.active,
    )
    const position = ({ createdAt, id }: StoredWebhook) => ({ key: createdAt, id })
    return sendTagged(c, listedFromMemory(c, page, all, position, webhookBody))
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
    return found.ok ? sendTagged(c, webhookBody(found.value.webhook)) : problem(c, found.error)
  })

  api.openapi(routes.change, async (c) => {
    const { id } = c.req.valid('param')
    return turns.take(id, async () => {
      const found = await ownWebhook(c, deps, id)
      if (!found.ok) return problem(c, found.error)
      if (isStale(c, webhookBody(found.value.webhook))) return problem(c, STALE)
      const { url, events, description, active } = c.req.valid('json')
      const changed = await deps.webhooks.change(found.value.webhook, {
        ...(url === undefined ? {} : { url }),
        ...(events === undefined ? {} : { events }),
        ...(description === undefined ? {} : { description }),
        ...(active === undefined ? {} : { active }),
      })
      if (!changed.ok) return problem(c, mistake(changed.error))
      const body = webhookBody(changed.value)
      tagChanged(c, body)
      return c.json(body, 200)
    })
  })

  api.openapi(routes.remove, async (c) => {
    const { id } = c.req.valid('param')
    return turns.take(id, async () => {
      const found = await ownWebhook(c, deps, id)
      if (!found.ok) return problem(c, found.error)
      if (isStale(c, webhookBody(found.value.webhook))) return problem(c, STALE)
      await deps.webhooks.remove(id)
      return c.body(null, 204)
    })
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
