import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { AccountBody } from '../../shared/wire/access.ts'
import { tokenSignIn } from '../auth/access-tokens.ts'
import { newReadablePassword } from '../auth/random.ts'
import { serviceSignIn } from '../auth/service-clients.ts'
import type { User, UserChange } from '../ports/accounts.ts'
import {
  Account,
  AccountList,
  ChangeAccountRequest,
  CreateAccountRequest,
  idOf,
  NewAccount,
} from './access-schemas.ts'
import type { Env, HttpDeps } from './deps.ts'
import { idempotencyHeader, idempotent, onceId } from './idempotency.ts'
import { closeWhatHangsOn, signedIn } from './identity.ts'
import { flagFilter, listedFromMemory, listQuery } from './listing.ts'
import { ifMatchHeader, isStale, STALE, sendTagged, Turns, tagChanged } from './preconditions.ts'
import { problem, type Refusal } from './problem.ts'
import { json, jsonBody, problems, UNCHANGED } from './schemas.ts'
import { accountWith } from './security.ts'

const reading = { tags: ['Accounts'], security: accountWith('users:read') }
const writing = { tags: ['Accounts'], security: accountWith('users:write') }
const params = idOf('an account')

const LIST = listQuery({
  sorts: { createdAt: 'number', name: 'string' },
  sort: 'createdAt',
  filters: {
    active: flagFilter('active', 'true: those that can sign in; false: those that were deactivated'),
  },
})

const routesOf = (deps: HttpDeps) => ({
  list: createRoute({
    ...reading,
    method: 'get',
    path: '/users',
    summary: 'List the accounts, oldest first',
    description: 'Owners see everybody’s e-mail address, others their own.',
    request: { query: LIST.query },
    responses: { 200: json(AccountList, 'The accounts.'), 304: UNCHANGED, ...problems(401, 403, 422) },
  }),
  get: createRoute({
    ...reading,
    method: 'get',
    path: '/users/{id}',
    summary: 'An account',
    request: { params },
    responses: { 200: json(Account, 'The account.'), 304: UNCHANGED, ...problems(401, 403, 404, 422) },
  }),
  create: createRoute({
    ...writing,
    method: 'post',
    path: '/users',
    summary: 'Make an account',
    description:
      'For owners. No message is sent: hand on the password of the answer, which is to be changed after signing in. An access token makes no owners: it would get more than it was given.',
    middleware: idempotent(deps),
    request: { headers: idempotencyHeader, body: jsonBody(CreateAccountRequest) },
    responses: {
      201: json(NewAccount, 'The account, with its password.'),
      ...problems(400, 401, 403, 409, 413, 415, 422),
    },
  }),
  change: createRoute({
    ...writing,
    method: 'patch',
    path: '/users/{id}',
    summary: 'Change an account',
    description:
      'Everybody changes their own name; owners change everything of everybody, except that one active owner remains. `active: false` signs the account out everywhere, stops its access tokens and turns off its webhooks; its sessions stay. An access token makes no owners, and brings none back.',
    request: { headers: ifMatchHeader, params, body: jsonBody(ChangeAccountRequest) },
    responses: {
      200: json(Account, 'The account as it is now.'),
      ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422),
    },
  }),
})

/** Accounts of the installation. */
export function users(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const routes = routesOf(deps)
  const turns = new Turns()
  const { accounts, access } = deps.stores

  /** Ends all that an account that was deactivated has open. */
  async function close(user: User): Promise<void> {
    const browsers = await accounts.removeSignInsOf(user.id)
    const tokens = (await access.listTokens(user.id)).map(({ id }) => tokenSignIn(id))
    const services = (await access.listClients(user.id)).map(({ id }) => serviceSignIn(id))
    for (const signIn of [...browsers, ...tokens, ...services]) closeWhatHangsOn(deps, signIn)
    await deps.webhooks.turnOffAllOf(user.id)
  }

  api.openapi(routes.list, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const page = LIST.page(c.req.valid('query'))
    const { active } = page.filters
    const all = (await accounts.listUsers()).filter(
      ({ deactivatedAt }) => active === undefined || active === (deactivatedAt === undefined),
    )
    const position = (user: User, field: 'createdAt' | 'name') => ({ key: user[field], id: user.id })
    const bodyOf = (user: User) => accountBody(user, account.value.user)
    return sendTagged(c, listedFromMemory(c, page, all, position, bodyOf))
  })

  api.openapi(routes.get, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const user = await accounts.findUser(c.req.valid('param').id)
    return user ? sendTagged(c, accountBody(user, account.value.user)) : problem(c, NO_ACCOUNT)
  })

  api.openapi(routes.create, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const asker = account.value.user
    const { name, email, role = 'instructor' } = c.req.valid('json')
    if (asker.role !== 'owner') return problem(c, FOR_OWNERS)
    if (role === 'owner' && c.get('granted')) return problem(c, NO_OWNERS)
    const { id, retried } = onceId(c)
    const password = newReadablePassword()
    const passwordHash = await deps.auth.passwords.hash(password)
    const made = retried ? await accounts.findUser(id) : undefined
    const user: User = made ?? { id, email, name, role, passwordHash, createdAt: deps.clock.now() }
    // Nobody was told the password of an attempt that was cut off.
    if (made) await accounts.setPassword(id, passwordHash)
    else if (!(await accounts.addUser(user))) {
      const message = 'There is an account with this address already.'
      return problem(c, { status: 409, detail: message, errors: [{ path: 'email', message }] })
    }
    c.header('location', `/api/v1/users/${user.id}`)
    return c.json({ ...accountBody(user, asker), password }, 201)
  })

  api.openapi(routes.change, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const asker = account.value.user
    const { id } = c.req.valid('param')
    const { name, role, active } = c.req.valid('json')
    const ownName = id === asker.id && role === undefined && active === undefined
    if (asker.role !== 'owner' && !ownName) return problem(c, FOR_OWNERS)
    if (role === 'owner' && c.get('granted')) return problem(c, NO_OWNERS)
    if (id === asker.id && active === false) return problem(c, NOT_ONESELF)
    return turns.take(id, async () => {
      const before = await accounts.findUser(id)
      if (before && isStale(c, accountBody(before, asker))) return problem(c, STALE)
      if (active && before?.role === 'owner' && before.deactivatedAt !== undefined && c.get('granted')) {
        return problem(c, NO_OWNERS)
      }
      const change: UserChange = {
        ...(name === undefined ? {} : { name }),
        ...(role === undefined ? {} : { role }),
        ...(active === undefined
          ? {}
          : { deactivatedAt: active ? null : (before?.deactivatedAt ?? deps.clock.now()) }),
      }
      const outcome = await accounts.changeUser(id, change)
      if (outcome === 'not-found') return problem(c, NO_ACCOUNT)
      if (outcome === 'last-owner') return problem(c, LAST_OWNER)
      const user = await accounts.findUser(id)
      if (!user) return problem(c, NO_ACCOUNT)
      if (role !== undefined) deps.webhooks.roleChanged()
      if (active === false) await close(user)
      const body = accountBody(user, asker)
      tagChanged(c, body)
      return c.json(body, 200)
    })
  })
}

const NO_ACCOUNT: Refusal<404> = { status: 404, code: 'not-found', detail: 'There is no such account.' }
const FOR_OWNERS: Refusal<403> = {
  status: 403,
  code: 'forbidden',
  detail: 'Only an owner of the installation may do this.',
}
const NO_OWNERS: Refusal<403> = {
  status: 403,
  code: 'forbidden',
  detail: 'An access token may not make an owner. Sign in to do it.',
}
const NOT_ONESELF: Refusal<409> = {
  status: 409,
  detail: 'Nobody deactivates their own account. Ask another owner.',
}
const LAST_OWNER: Refusal<409> = {
  status: 409,
  detail: 'This is the only owner. Make somebody else an owner first.',
}

/** Built field by field: the hash of the password is in the account. */
const accountBody = (user: User, asker: User): AccountBody => ({
  id: user.id,
  name: user.name,
  role: user.role,
  ...(asker.role === 'owner' || asker.id === user.id ? { email: user.email } : {}),
  createdAt: user.createdAt,
  active: user.deactivatedAt === undefined,
})
