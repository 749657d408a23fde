import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { AccessTokenBody } from '../../shared/wire/access.ts'
import { tokenSignIn } from '../auth/access-tokens.ts'
import type { AccessToken } from '../ports/access.ts'
import { AccessTokenList, CreateAccessTokenRequest, idOf, NewAccessToken } from './access-schemas.ts'
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
    path: '/tokens',
    summary: 'List one’s own access tokens, newest first',
    description: 'Without those that were revoked. Secrets cannot be read again.',
    request: { query: GRANT_LIST.query },
    responses: { 200: json(AccessTokenList, 'The tokens.'), 304: UNCHANGED, ...problems(401, 403, 422) },
  }),
  create: createRoute({
    ...GRANT_ROUTE,
    method: 'post',
    path: '/tokens',
    summary: 'Make an access token',
    description:
      'It acts for the account, within its scopes, until it expires or is revoked. Its secret is in this answer only.',
    middleware: idempotent(deps),
    request: { headers: idempotencyHeader, body: jsonBody(CreateAccessTokenRequest) },
    responses: {
      201: json(NewAccessToken, 'The token, with its secret.'),
      ...problems(400, 401, 403, 409, 413, 415, 422),
    },
  }),
  revoke: createRoute({
    ...GRANT_ROUTE,
    method: 'delete',
    path: '/tokens/{id}',
    summary: 'Revoke one of one’s own access tokens',
    description: 'At once and for good. Live connections that were opened by it are closed.',
    request: { params: idOf('an access token') },
    responses: { 204: { description: 'Revoked.' }, ...problems(401, 403, 404, 422) },
  }),
})

/** Personal access tokens of the account that is signed in. */
export function accessTokens(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const routes = routesOf(deps)
  const { access } = deps.stores

  const kind = {
    name: 'token',
    list: (user: string) => access.listTokens(user),
    revoke: (user: string, id: string, at: number) => access.revokeToken(user, id, at),
    signInOf: tokenSignIn,
    bodyOf: tokenBody,
  }

  api.openapi(routes.list, async (c) => sendGrants(c, deps, kind, GRANT_LIST.page(c.req.valid('query'))))

  api.openapi(routes.create, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { user } = account.value
    const { name, scopes, expiresAt } = c.req.valid('json')
    if (expiresAt !== undefined && expiresAt <= deps.clock.now()) {
      const message = 'The token would have expired already.'
      return problem(c, {
        status: 422,
        code: 'invalid',
        detail: message,
        errors: [{ path: 'expiresAt', message }],
      })
    }
    const { id } = onceId(c)
    const refused = await refusedAsTooMany(c, kind, user.id, id)
    if (refused) return refused
    const { token, secret } = await deps.auth.accessTokens.create(user.id, {
      id,
      name,
      scopes,
      ...(expiresAt === undefined ? {} : { expiresAt }),
    })
    return c.json({ ...tokenBody(token), secret }, 201)
  })

  api.openapi(routes.revoke, async (c) => revokeGrant(c, deps, kind, c.req.valid('param').id))
}

/** Built field by field: the hash of the secret is in the row. */
const tokenBody = (token: AccessToken): AccessTokenBody => ({
  id: token.id,
  name: token.name,
  scopes: [...token.scopes],
  prefix: token.prefix,
  createdAt: token.createdAt,
  ...(token.expiresAt === undefined ? {} : { expiresAt: token.expiresAt }),
  ...(token.lastUsedAt === undefined ? {} : { lastUsedAt: token.lastUsedAt }),
})
