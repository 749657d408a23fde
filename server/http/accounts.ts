import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { z } from 'zod'
import type { userBody } from '../../shared/wire/http.ts'
import { isActive } from '../auth/granted.ts'
import { newId, secretHash } from '../auth/random.ts'
import { needsSetup } from '../auth/setup.ts'
import type { User as Account } from '../ports/accounts.ts'
import { clearAccountCookie, readAccountCookie, writeAccountCookie } from './cookies.ts'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import { closeWhatHangsOn, signedIn } from './identity.ts'
import { problem, type Refusal } from './problem.ts'
import { json, jsonBody, problems, SetupRequest, SetupState, SignInRequest, User } from './schemas.ts'
import { accountWith } from './security.ts'
import { throttled } from './throttled.ts'

const routes = {
  setupState: createRoute({
    method: 'get',
    path: '/auth/setup',
    tags: ['Accounts'],
    summary: 'Whether the installation still needs its owner',
    responses: { 200: json(SetupState, 'The state.'), ...problems(503) },
  }),
  setup: createRoute({
    method: 'post',
    path: '/auth/setup',
    tags: ['Accounts'],
    summary: 'Make the owner’s account',
    description:
      'With the secret of the one-time link that the server prints at its start. Signs the browser in.',
    request: { body: jsonBody(SetupRequest) },
    responses: {
      201: json(User, 'The owner; the account cookie is set.'),
      ...problems(400, 403, 409, 413, 415, 422, 429),
    },
  }),
  signIn: createRoute({
    method: 'post',
    path: '/auth/sign-in',
    tags: ['Accounts'],
    summary: 'Sign a browser in',
    request: { body: jsonBody(SignInRequest) },
    responses: {
      200: json(User, 'The account; the account cookie is set, for seven days.'),
      ...problems(400, 401, 403, 413, 415, 422, 429),
    },
  }),
  signOut: createRoute({
    method: 'post',
    path: '/auth/sign-out',
    tags: ['Accounts'],
    summary: 'Sign the browser out',
    description: 'Closes every live connection that was opened under the sign-in, on all devices.',
    responses: { 204: { description: 'Signed out, or was not signed in.' }, ...problems(403) },
  }),
  me: createRoute({
    method: 'get',
    path: '/auth/me',
    tags: ['Accounts'],
    summary: 'The account that this browser is signed in to, or that an access token acts for',
    security: accountWith('users:read'),
    responses: { 200: json(User, 'The account.'), ...problems(401, 403) },
  }),
}

/** Accounts of the owner and of instructors: the first set-up, signing in and out. */
export function accounts(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const { auth, stores, addresses } = deps

  async function startSignIn(c: Ctx, user: Account): Promise<void> {
    await endSignIn(c)
    writeAccountCookie(c, await auth.signIns.start(user), addresses.secure)
  }

  async function endSignIn(c: Ctx): Promise<void> {
    const secret = readAccountCookie(c)
    if (secret === undefined) return
    const signIn = await auth.signIns.end(secret)
    closeWhatHangsOn(deps, signIn)
  }

  api.openapi(routes.setupState, async (c) => c.json({ needed: await needsSetup(stores.accounts) }, 200))

  api.openapi(routes.setup, async (c) => {
    const { secret, name, email, password } = c.req.valid('json')
    const attempts = `setup from ${c.get('address')}`
    const refusal = throttled(c, deps, attempts)
    if (refusal) return problem(c, refusal)
    if (!(await needsSetup(stores.accounts))) return problem(c, HAS_OWNER)
    const user: Account = {
      id: newId(),
      email,
      name,
      role: 'owner',
      passwordHash: await auth.passwords.hash(password),
      createdAt: deps.clock.now(),
    }
    const outcome = await stores.accounts.redeemSetupSecret(secretHash(secret), user)
    if (outcome === 'has-owner') return problem(c, HAS_OWNER)
    if (outcome === 'bad-secret') {
      return problem(c, {
        status: 403,
        detail: 'This link is not good any more. The server prints a new one each time it starts.',
      })
    }
    auth.throttle.succeeded(attempts, c.get('address'))
    await startSignIn(c, user)
    return c.json(publicUser(user), 201)
  })

  api.openapi(routes.signIn, async (c) => {
    const { email, password } = c.req.valid('json')
    const refusal = throttled(c, deps, email)
    if (refusal) return problem(c, refusal)
    const user = await stores.accounts.findUserByEmail(email)
    if (!(await auth.passwords.verify(user?.passwordHash, password)) || !isActive(user)) {
      return problem(c, { status: 401, detail: 'The e-mail address or the password is wrong.' })
    }
    auth.throttle.succeeded(email, c.get('address'))
    await startSignIn(c, user)
    return c.json(publicUser(user), 200)
  })

  api.openapi(routes.signOut, async (c) => {
    await endSignIn(c)
    clearAccountCookie(c, addresses.secure)
    return c.body(null, 204)
  })

  api.openapi(routes.me, async (c) => {
    const account = await signedIn(c, deps)
    return account.ok ? c.json(publicUser(account.value.user), 200) : problem(c, account.error)
  })
}

const HAS_OWNER: Refusal<409> = {
  status: 409,
  detail: 'The installation has an owner already. Sign in instead.',
}

/** Built field by field: the hash of the password is in the account. */
const publicUser = ({ id, name, email, role }: Account): z.infer<typeof userBody> => ({
  id,
  name,
  email,
  role,
})
