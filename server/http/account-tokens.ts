import type { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Scope } from '../../shared/wire/scopes.ts'
import { isAccessToken } from '../auth/access-tokens.ts'
import { isServiceToken } from '../auth/service-clients.ts'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import { bearerToken } from './identity.ts'
import { problem } from './problem.ts'
import { scopeOf } from './security.ts'

/** What a route says about who may ask. */
interface Declared {
  /** Open to everybody: nobody is asked who they are. */
  open: boolean
  scope: Scope | undefined
}

/**
 * Access tokens of accounts: takes those that are good for what the route declares, refuses all others, and leaves
 * bearer tokens of participants alone. What handlers see is `signedIn`, as if a browser had asked.
 * @param base where the routes of `api` are in the program
 */
export function accountTokens(
  api: OpenAPIHono<Env>,
  { auth }: HttpDeps,
  base: string,
): MiddlewareHandler<Env> {
  let routes: Map<string, Declared> | undefined
  return async (c, next) => {
    const bearer = bearerToken(c)
    if (bearer === undefined) return next()
    const personal = isAccessToken(bearer)
    if (!personal && !isServiceToken(bearer)) return next()
    routes ??= declared(api, base)
    const route = routes.get(routeOf(c))
    if (!route || route.open) return next()
    const granted = await (personal ? auth.accessTokens : auth.serviceClients).find(bearer)
    if (!granted) {
      c.header('www-authenticate', 'Bearer error="invalid_token"')
      return problem(c, {
        status: 401,
        detail: 'The access token is not good: it is unknown, has expired or was revoked.',
      })
    }
    const { scope } = route
    if (scope === undefined) {
      return problem(c, {
        status: 403,
        code: 'forbidden',
        detail: 'Access tokens may not do this. It is for people who are signed in or joined.',
      })
    }
    if (!granted.scopes.includes(scope)) {
      c.header('www-authenticate', `Bearer error="insufficient_scope", scope="${scope}"`)
      return problem(c, {
        status: 403,
        code: 'forbidden',
        detail: `The access token lacks the scope “${scope}”.`,
      })
    }
    c.set('granted', granted)
    return next()
  }
}

/** The routes as they were declared, by method and address. */
function declared(api: OpenAPIHono<Env>, base: string): Map<string, Declared> {
  const found = new Map<string, Declared>()
  for (const definition of api.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue
    const { method, path, security = [] } = definition.route
    const address = `${base}${path.replaceAll(/\{(.+?)\}/g, ':$1')}`
    found.set(`${method.toUpperCase()} ${address}`, {
      open: security.length === 0,
      scope: scopeOf(security),
    })
  }
  return found
}

/** Which route answers: the first that is no middleware. */
function routeOf(c: Ctx): string {
  const route = matchedRoutes(c).find(({ method }) => method !== 'ALL')
  return route ? `${route.method} ${route.path.replaceAll(/(:\w+)\{[^}]*\}/g, '$1')}` : ''
}
