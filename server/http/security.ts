import { isScope, type Scope } from '../../shared/wire/scopes.ts'
import { SECURITY } from './schemas.ts'

type Requirements = Record<string, string[]>[]

const byToken = (scope: Scope): Requirements => [{ personalToken: [scope] }, { service: [scope] }]

/**
 * The `security` of a route that takes an account: in a browser, or by an access token with this scope. What stands
 * here is both what the OpenAPI document says and what is enforced (account-tokens.ts); a route with
 * `SECURITY.account` or `SECURITY.participant` alone takes no access tokens.
 */
export const accountWith = (scope: Scope): Requirements => [...SECURITY.account, ...byToken(scope)]

/** As `accountWith`, for routes that participants of the session may ask as well. */
export const participantWith = (scope: Scope): Requirements => [...SECURITY.participant, ...byToken(scope)]

/** The scope that the requirements of a route ask for; undefined where it takes no access tokens. */
export function scopeOf(security: readonly Record<string, readonly string[]>[]): Scope | undefined {
  const [scope] = security.flatMap((requirement) => requirement.personalToken ?? [])
  return scope !== undefined && isScope(scope) ? scope : undefined
}
