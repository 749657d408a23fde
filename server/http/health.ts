import type { Hono } from 'hono'
import { StoreUnavailable } from '../ports/session-log.ts'
import type { Env, HttpDeps } from './deps.ts'
import { problem, RETRY_AFTER_UNAVAILABLE } from './problem.ts'

/** For supervisors: `/healthz` says that the process runs, `/readyz` that it can read its store too. */
export function health(app: Hono<Env>, deps: HttpDeps): void {
  app.get('/healthz', (c) => c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }))
  app.get('/readyz', async (c) => {
    try {
      await deps.stores.directory.list({ limit: 1 })
      return c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' })
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error
      return problem(c, {
        status: 503,
        code: 'unavailable',
        detail: 'The store cannot be read.',
        retryAfter: RETRY_AFTER_UNAVAILABLE,
      })
    }
  })
}
