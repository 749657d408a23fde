import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { ServiceClientBody } from '../../shared/wire/access.ts'
import { serviceSignIn } from '../auth/service-clients.ts'
import type { ServiceClient } from '../ports/access.ts'
import { CreateServiceClientRequest, idOf, NewServiceClient, ServiceClientList } from './access-schemas.ts'
import type { Env, HttpDeps } from './deps.ts'
import { GRANT_LIST, GRANT_ROUTE, refusedAsTooMany, revokeGrant, sendGrants } from './grants.ts'
import { idempotencyHeader, idempotent, onceId } from './idempotency.ts'
import { signedIn } from './identity.ts'
import { problem } from './problem.ts'
import { json, jsonBody, problems, UNCHANGED } from './schemas.ts'

const routesOf = (deps: HttpDeps) => ({
  list: createRoute({
    ...GRANT_ROUTE,
    method: 'get',
    path: '/service-clients',
    summary: 'List one’s own service clients, newest first',
    description: 'Without those that were revoked. Secrets cannot be read again.',
    request: { query: GRANT_LIST.query },
    responses: { 200: json(ServiceClientList, 'The clients.'), 304: UNCHANGED, ...problems(401, 403, 422) },
  }),
  create: createRoute({
    ...GRANT_ROUTE,
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
    ...GRANT_ROUTE,
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

  const kind = {
    name: 'service client',
    list: (user: string) => access.listClients(user),
    revoke: (user: string, id: string, at: number) => access.revokeClient(user, id, at),
    signInOf: serviceSignIn,
    bodyOf: clientBody,
  }

  api.openapi(routes.list, async (c) => sendGrants(c, deps, kind, GRANT_LIST.page(c.req.valid('query'))))

  api.openapi(routes.create, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { user } = account.value
    const { id } = onceId(c)
    const refused = await refusedAsTooMany(c, kind, user.id, id)
    if (refused) return refused
    const { client, secret } = await deps.auth.serviceClients.create(user.id, {
      id,
      ...c.req.valid('json'),
    })
    return c.json({ ...clientBody(client), secret }, 201)
  })

  api.openapi(routes.revoke, async (c) => revokeGrant(c, deps, kind, c.req.valid('param').id))
}

/** Built field by field: the hash of the secret is in the row. */
const clientBody = (client: ServiceClient): ServiceClientBody => ({
  id: client.id,
  name: client.name,
  scopes: [...client.scopes],
  createdAt: client.createdAt,
  ...(client.lastUsedAt === undefined ? {} : { lastUsedAt: client.lastUsedAt }),
})
