import type { MiddlewareHandler } from 'hono'
import type { Addresses } from '../auth/addresses.ts'
import type { Env } from './deps.ts'
import { problem } from './problem.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Against cross-site request forgery, beside `SameSite=Lax` and JSON bodies: a request that may change something
 * and comes from a page must come from a page of ours. A browser names the page's origin in such requests and
 * lets no page lie about it. A request with cookies but without an origin is no browser's and no program's that
 * needs cookies; programs use bearer tokens.
 */
export function sameOrigin(addresses: Addresses): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (SAFE.has(c.req.method) || c.req.header('sec-fetch-site') === 'same-origin') return next()
    const origin = c.req.header('origin')
    const good =
      origin === undefined ? c.req.header('cookie') === undefined : addresses.isAllowedOrigin(origin)
    if (good) return next()
    return problem(c, {
      status: 403,
      code: 'forbidden',
      detail:
        origin === undefined
          ? 'A request with cookies needs the header Origin. Programs send a bearer token instead of cookies.'
          : `Pages of ${origin} may not use this server. Its settings PUBLIC_URL and LECTERN_ALLOWED_ORIGINS name those that may.`,
    })
  }
}
