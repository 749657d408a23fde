import { createHash, timingSafeEqual } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Hono } from 'hono'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import { problem } from './problem.ts'

/**
 * `GET /metrics` for Prometheus. How many people are here is nobody's business but the operator's: it is told to
 * whoever has the token, or, where there is none, to programs on this computer that come straight to the server.
 */
export function metrics(app: Hono<Env>, { metrics, config }: HttpDeps): void {
  app.get('/metrics', async (c) => {
    const token = config.metricsToken
    if (token === undefined ? !isLocal(c) : !hasToken(c, token)) {
      if (token !== undefined) c.header('www-authenticate', 'Bearer')
      return problem(c, {
        status: token === undefined ? 403 : 401,
        detail:
          token === undefined
            ? 'Set METRICS_TOKEN to read the numbers from another computer or through a proxy.'
            : 'The numbers need the bearer token of METRICS_TOKEN.',
      })
    }
    return c.body(await metrics.text(), 200, {
      'content-type': metrics.contentType,
      'cache-control': 'no-store',
    })
  })
}

const PROXY_HEADERS = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']

function isLocal(c: Ctx): boolean {
  if (PROXY_HEADERS.some((name) => c.req.header(name) !== undefined)) return false
  const address = 'incoming' in Object(c.env) ? getConnInfo(c).remote.address : undefined
  return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address)
}

function hasToken(c: Ctx, token: string): boolean {
  const given = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(token))
}
