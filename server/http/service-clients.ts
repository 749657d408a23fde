import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { ServiceClientBody } from '../../shared/wire/access.ts'
import { serviceSignIn } from '../auth/service-clients.ts'
import type { ServiceClient } from '../ports/access.ts'
import {
  CreateServiceClientRequest,
  idOf,
  MAX_GRANTS,
  NewServiceClient,
  ServiceClientList,
} from './access-schemas.ts'
import type { Env, HttpDeps } from './deps.ts'
import { idempotencyHeader, idempotent, onceId } from './idempotency.ts'
import { closeWhatHangsOn, signedIn } from './identity.ts'
import { listedFromMemory, listQuery } from './listing.ts'
import { sendTagged } from './preconditions.ts'
import { problem } from './problem.ts'
import { json, jsonBody, problems, SECURITY, UNCHANGED } from './schemas.ts'

/** For people only, as access tokens are. */
const shared = { tags: ['Programs'], security: SECURITY.account }

const LIST = listQuery({ sorts: { createdAt: 'number', name: 'string' }, sort: '-createdAt' })

const routesOf = (deps: HttpDeps) => ({
  list: createRoute({
    ...shared,
    method: 'get',
    path: '/service-clients',
    summary: 'List one’s own service clients, newest first',
    description: 'Without those that were revoked. Secrets cannot be read again.',
    request: { query: LIST.query },
    responses: { 200: json(ServiceClientList, 'The clients.'), 304: UNCHANGED, ...problems(401, 403, 422) },
  }),
  create: createRoute({
    ...shared,
    method: 'post',
    path: '/service-clients',
    summary: 'Make a service client',
    description:
      'For a service that gets short-lived tokens at `/oauth/token`. It acts for the account, within its scopes. Its secret is in this answer only.',
    middleware: idempotent(deps),
    request: { headers: idempotencyHeader, body: jsonBody(CreateServiceClientRequest) },
    responses: {
      201: json(NewServiceClient, 'The client, with its secret.'),
      ...problems(400, 401, 403, 409, 413, 415, 422),
    },
  }),
  revoke: createRoute({
    ...shared,
    method: 'delete',
    path: '/service-clients/{id}',
    summary: 'Revoke one of one’s own service clients',
    description: 'At once and for good, with every token that it got.',
    request: { params: idOf('a service client') },
    responses: { 204: { description: 'Revoked.' }, ...problems(401, 403, 404, 422) },
  }),
})

/** Service clients of the account that is signed in. */
export function serviceClients(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const routes = routesOf(deps)
  const { access } = deps.stores

  api.openapi(routes.list, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const all = await access.listClients(account.value.user.id)
    const position = (one: ServiceClient, field: 'createdAt' | 'name') => ({ key: one[field], id: one.id })
    return sendTagged(c, listedFromMemory(c, LIST.page(c.req.valid('query')), all, position, clientBody))
  })

  api.openapi(routes.create, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { user } = account.value
    const { id } = onceId(c)
    const others = (await access.listClients(user.id)).filter((client) => client.id !== id)
    if (others.length >= MAX_GRANTS) {
      return problem(c, {
        status: 409,
        detail: `An account has at most ${MAX_GRANTS} service clients. Revoke one that is not needed.`,
      })
    }
    const { client, secret } = await deps.auth.serviceClients.create(user.id, {
      id,
      ...c.req.valid('json'),
    })
    return c.json({ ...clientBody(client), secret }, 201)
  })

  api.openapi(routes.revoke, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { id } = c.req.valid('param')
    if (!(await access.revokeClient(account.value.user.id, id, deps.clock.now()))) {
      return problem(c, { status: 404, code: 'not-found', detail: 'You have no such service client.' })
    }
    closeWhatHangsOn(deps, serviceSignIn(id))
    return c.body(null, 204)
  })
}

/** Built field by field: the hash of the secret is in the row. */
const clientBody = (client: ServiceClient): ServiceClientBody => ({
  id: client.id,
  name: client.name,
  scopes: [...client.scopes],
  createdAt: client.createdAt,
  ...(client.lastUsedAt === undefined ? {} : { lastUsedAt: client.lastUsedAt }),
})
