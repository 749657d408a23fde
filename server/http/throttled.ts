import type { Ctx, HttpDeps } from './deps.ts'
import type { Refusal } from './problem.ts'

/**
 * Counts an attempt to guess a secret.
 * @param attempts what the attempts are counted under
 * @returns undefined where this one may be made
 */
export function throttled(c: Ctx, { auth }: HttpDeps, attempts: string): Refusal<429> | undefined {
  const allowance = auth.throttle.attempt(attempts, c.get('address'))
  if (allowance.ok) return undefined
  return {
    status: 429,
    code: 'rate-limited',
    detail: 'There were too many attempts. Wait a few minutes, then try again.',
    retryAfter: allowance.retryAfterMs / 1000,
  }
}
