import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { AccessTokenBody } from '../../shared/wire/access.ts'
import { tokenSignIn } from '../auth/access-tokens.ts'
import type { AccessToken } from '../ports/access.ts'
import {
  AccessTokenList,
  CreateAccessTokenRequest,
  idOf,
  MAX_GRANTS,
  NewAccessToken,
} from './access-schemas.ts'
import type { Env, HttpDeps } from './deps.ts'
import { idempotencyHeader, idempotent, onceId } from './idempotency.ts'
import { closeWhatHangsOn, signedIn } from './identity.ts'
import { listedFromMemory, listQuery } from './listing.ts'
import { sendTagged } from './preconditions.ts'
import { problem } from './problem.ts'
import { json, jsonBody, problems, SECURITY, UNCHANGED } from './schemas.ts'

/** For people only: a token that makes tokens would outlive being revoked. */
const shared = { tags: ['Programs'], security: SECURITY.account }

const LIST = listQuery({ sorts: { createdAt: 'number', name: 'string' }, sort: '-createdAt' })

const routesOf = (deps: HttpDeps) => ({
  list: createRoute({
    ...shared,
    method: 'get',
    path: '/tokens',
    summary: 'List one’s own access tokens, newest first',
    description: 'Without those that were revoked. Secrets cannot be read again.',
    request: { query: LIST.query },
    responses: { 200: json(AccessTokenList, 'The tokens.'), 304: UNCHANGED, ...problems(401, 403, 422) },
  }),
  create: createRoute({
    ...shared,
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
    ...shared,
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

  api.openapi(routes.list, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const all = await access.listTokens(account.value.user.id)
    const position = (one: AccessToken, field: 'createdAt' | 'name') => ({ key: one[field], id: one.id })
    return sendTagged(c, listedFromMemory(c, LIST.page(c.req.valid('query')), all, position, tokenBody))
  })

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
    const others = (await access.listTokens(user.id)).filter((token) => token.id !== id)
    if (others.length >= MAX_GRANTS) {
      return problem(c, {
        status: 409,
        detail: `An account has at most ${MAX_GRANTS} tokens. Revoke one that is not needed.`,
      })
    }
    const { token, secret } = await deps.auth.accessTokens.create(user.id, {
      id,
      name,
      scopes,
      ...(expiresAt === undefined ? {} : { expiresAt }),
    })
    return c.json({ ...tokenBody(token), secret }, 201)
  })

  api.openapi(routes.revoke, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { id } = c.req.valid('param')
    if (!(await access.revokeToken(account.value.user.id, id, deps.clock.now()))) {
      return problem(c, { status: 404, code: 'not-found', detail: 'You have no such token.' })
    }
    closeWhatHangsOn(deps, tokenSignIn(id))
    return c.body(null, 204)
  })
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
