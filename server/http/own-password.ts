import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { ChangePasswordRequest } from './access-schemas.ts'
import { writeAccountCookie } from './cookies.ts'
import type { Env, HttpDeps } from './deps.ts'
import { closeWhatHangsOn, signedIn } from './identity.ts'
import { problem } from './problem.ts'
import { jsonBody, problems, SECURITY } from './schemas.ts'
import { throttled } from './throttled.ts'

const change = createRoute({
  method: 'put',
  path: '/auth/password',
  tags: ['Accounts'],
  summary: 'Change one’s own password',
  description:
    'Signs the account out in every other browser. Access tokens stay as they are. For people only: no access token may do this.',
  security: SECURITY.account,
  request: { body: jsonBody(ChangePasswordRequest) },
  responses: {
    204: { description: 'Changed; the account cookie is set anew.' },
    ...problems(400, 401, 403, 413, 415, 422, 429),
  },
})

/** Changing the password of the account that is signed in. */
export function ownPassword(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const { auth, stores } = deps
  api.openapi(change, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { user } = account.value
    const { current, password } = c.req.valid('json')
    const refusal = throttled(c, deps, user.email)
    if (refusal) return problem(c, refusal)
    if (!(await auth.passwords.verify(user.passwordHash, current))) {
      const message = 'This is not your password.'
      return problem(c, { status: 422, detail: message, errors: [{ path: 'current', message }] })
    }
    auth.throttle.succeeded(user.email, c.get('address'))
    await stores.accounts.setPassword(user.id, await auth.passwords.hash(password))
    for (const signIn of await stores.accounts.removeSignInsOf(user.id)) closeWhatHangsOn(deps, signIn)
    writeAccountCookie(c, await auth.signIns.start(user), deps.addresses.secure)
    return c.body(null, 204)
  })
}
