import { defineCommand } from 'citty'
import { accessName } from '../../shared/wire/access.ts'
import { isScope, SCOPE_NAMES, type Scope } from '../../shared/wire/scopes.ts'
import { AccessTokens } from '../auth/access-tokens.ts'
import type { AccessToken } from '../ports/access.ts'
import type { User } from '../ports/accounts.ts'
import { systemClock } from '../ports/clock.ts'
import type { Stores } from '../ports/stores.ts'
import { failure, usage } from './failure.ts'
import { leaf } from './leaf.ts'
import { withStores } from './settings.ts'
import { table } from './table.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const MAX_DAYS = 3_650

const userArg = {
  type: 'string',
  description: 'E-mail address of the account it acts for',
  required: true,
} as const

const create = leaf(
  {
    name: 'create',
    description: 'Make an access token and print it, once',
    args: {
      user: userArg,
      name: { type: 'string', description: 'What it is for', required: true },
      scopes: {
        type: 'string',
        description: `What it may do, separated by commas: ${SCOPE_NAMES.join(',')}`,
        required: true,
      },
      days: { type: 'string', description: 'For how many days it is good; until it is revoked by default' },
    },
  },
  (args) => {
    const name = accessName.safeParse(args.name)
    if (!name.success) throw usage(`--name: ${name.error.issues[0]?.message}`)
    const scopes = readScopes(args.scopes)
    const end = args.days === undefined ? {} : { expiresAt: systemClock.now() + readDays(args.days) * DAY_MS }
    return withStores({ create: false }, async (stores) => {
      const user = await accountOf(stores, args.user)
      if (user.deactivatedAt !== undefined) throw failure(`The account ${user.email} is deactivated.`)
      const wanted = { name: name.data, scopes, ...end }
      const { token, secret } = await new AccessTokens(stores, systemClock).create(user.id, wanted)
      return {
        json: { ...rowOf(token), user: user.email, secret },
        text: `${secret}\nIt acts for ${user.name} <${user.email}> and is not shown again.`,
      }
    })
  },
)

const list = leaf(
  { name: 'list', description: 'List the access tokens of an account', args: { user: userArg } },
  ({ user }) =>
    withStores({ create: false }, async (stores) => {
      const tokens = await stores.access.listTokens((await accountOf(stores, user)).id)
      return {
        json: tokens.map(rowOf),
        text:
          tokens.length === 0
            ? 'There are no access tokens.'
            : table([
                ['id', 'name', 'scopes', 'expires', 'last used'],
                ...tokens.map((token) => [
                  token.id,
                  token.name,
                  token.scopes.join(','),
                  timeText(token.expiresAt),
                  timeText(token.lastUsedAt),
                ]),
              ]),
      }
    }),
)

const revoke = leaf(
  {
    name: 'revoke',
    description: 'Revoke an access token, at once and for good',
    args: {
      token: { type: 'positional', description: 'Id, as “lectern token list” has it', required: true },
    },
  },
  ({ token: id }) =>
    withStores({ create: false }, async ({ access }) => {
      const token = await access.findToken(id)
      const revoked = token && (await access.revokeToken(token.user, id, systemClock.now()))
      if (!revoked) throw failure(`There is no access token with the id “${id}” that is not revoked.`)
      return { json: { id, revoked: true }, text: `The token “${token.name}” is revoked.` }
    }),
)

function readScopes(text: string): Scope[] {
  const names = text.split(',').map((name) => name.trim())
  const wrong = names.find((name) => !isScope(name))
  if (wrong !== undefined) {
    throw usage(`--scopes: there is no scope “${wrong}”. There are ${SCOPE_NAMES.join(', ')}.`)
  }
  return SCOPE_NAMES.filter((scope) => names.includes(scope))
}

function readDays(text: string): number {
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (days < 1 || days > MAX_DAYS) throw usage(`--days: a whole number from 1 to ${MAX_DAYS}.`)
  return days
}

async function accountOf({ accounts }: Pick<Stores, 'accounts'>, email: string): Promise<User> {
  const user = await accounts.findUserByEmail(email.trim().toLowerCase())
  if (!user) throw failure(`There is no account with the address ${email}.`)
  return user
}

/** Without the hash of the secret. */
const rowOf = ({ id, name, scopes, prefix, createdAt, expiresAt, lastUsedAt }: AccessToken) => ({
  id,
  name,
  scopes,
  prefix,
  createdAt,
  expiresAt,
  lastUsedAt,
})

const timeText = (at: number | undefined) => (at === undefined ? 'never' : new Date(at).toISOString())

export const token = defineCommand({
  meta: { name: 'token', description: 'Work on access tokens, by which programs act for an account' },
  subCommands: { create, list, revoke },
})
