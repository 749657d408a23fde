import type { ErrorHandler, MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ZodError } from 'zod'
import { PasswordsBusy } from '../auth/passwords.ts'
import { StoreUnavailable } from '../ports/session-log.ts'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import { problem, RETRY_AFTER_UNAVAILABLE } from './problem.ts'

const SENTENCES: Partial<Record<ContentfulStatusCode, string>> = {
  400: 'The body is not well-formed JSON.',
  415: 'The body must be JSON, with the header “content-type: application/json”.',
}

/** Whatever was thrown, as problem details. Nothing of an unexpected error is told to the asker. */
export function failures(log: HttpDeps['log']): ErrorHandler<Env> {
  return (error, c) => {
    if (error instanceof StoreUnavailable || error instanceof PasswordsBusy) {
      log.warn({ request: c.get('requestId'), err: error }, 'request refused for the moment')
      return problem(c, {
        status: 503,
        code: 'unavailable',
        detail: 'The server cannot do this at the moment. Nothing was changed. Try again.',
        retryAfter: RETRY_AFTER_UNAVAILABLE,
      })
    }
    if (error instanceof HTTPException && error.status < 500) {
      const status = error.status as ContentfulStatusCode
      return problem(c, { status, detail: SENTENCES[status] ?? error.message })
    }
    log.error({ request: c.get('requestId'), route: routePath(c, -1), err: error }, 'request failed')
    return problem(c, {
      status: 500,
      detail: `Something went wrong on the server. Its log has more, under request ${c.get('requestId')}.`,
    })
  }
}

/** Answers values that a schema refuses, with every bad field. */
export function invalid(result: { success: boolean; error?: ZodError }, c: Ctx): Response | undefined {
  return result.success || !result.error ? undefined : unacceptable(result.error, c)
}

export function unacceptable(error: ZodError, c: Ctx): Response {
  return problem(c, {
    status: 422,
    code: 'invalid',
    detail: 'Some values are not acceptable.',
    errors: distinct(error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))),
  })
}

/** Two rules may say the same of one field. */
function distinct<T extends { path: string; message: string }>(errors: T[]): T[] {
  return [...new Map(errors.map((error) => [`${error.path} ${error.message}`, error])).values()]
}

/** Logs and counts each answer by its route. Paths are left out: they hold codes and invitations. */
export function requestLog({ log, metrics, clock }: HttpDeps): MiddlewareHandler<Env> {
  return async (c, next) => {
    const start = clock.now()
    await next()
    const { method } = c.req
    const { status } = c.res
    const route = routePath(c, -1)
    const ms = clock.now() - start
    metrics.request(METHODS.has(method) ? method : 'other', route, status, ms / 1000)
    log.debug({ request: c.get('requestId'), method, route, status, ms }, 'answered')
  }
}

/** Of all others a scrape would keep a row for ever. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
