import { defineCommand } from 'citty'
import type * as z from 'zod'
import { personName } from '../../shared/session/roster.ts'
import { email as emailSchema, newPassword } from '../../shared/wire/http.ts'
import { Passwords } from '../auth/passwords.ts'
import { newId, newReadablePassword } from '../auth/random.ts'
import { systemClock } from '../ports/clock.ts'
import { failure, usage } from './failure.ts'
import { leaf } from './leaf.ts'
import { askNewPassword, readAll } from './password-input.ts'
import { withStores } from './settings.ts'
import { table } from './table.ts'

const ROLES = ['owner', 'instructor'] as const

const add = leaf(
  {
    name: 'add',
    description: 'Make an account for an instructor',
    args: {
      email: { type: 'string', description: 'E-mail address to sign in with', required: true },
      name: { type: 'string', description: 'Name as learners see it', required: true },
      role: {
        type: 'enum',
        options: [...ROLES],
        default: 'instructor',
        description: 'The owner may enter every session',
      },
      'password-stdin': { type: 'boolean', description: 'Read the password from standard input' },
      generate: { type: 'boolean', description: 'Make up a password and print it' },
    },
  },
  async (args) => {
    const email = valid('--email', emailSchema, args.email)
    const name = valid('--name', personName, args.name)
    const role = ROLES.find((known) => known === args.role) ?? 'instructor'
    const chosen = await chosenPassword(args)
    const passwordHash = await new Passwords().hash(chosen)
    const user = { id: newId(), email, name, role, passwordHash, createdAt: systemClock.now() }
    const added = await withStores({ create: true }, (stores) => stores.accounts.addUser(user))
    if (!added) throw failure(`There is an account with the address ${email} already.`)
    const shown = args.generate ? { password: chosen } : {}
    return {
      json: { id: user.id, email, name, role, ...shown },
      text: `${name} <${email}> can sign in as ${role}.${args.generate ? `\nPassword: ${chosen}` : ''}`,
    }
  },
)

const password = leaf(
  {
    name: 'password',
    description: 'Set a new password and sign the account out everywhere',
    args: {
      email: { type: 'string', description: 'E-mail address of the account', required: true },
      'password-stdin': { type: 'boolean', description: 'Read the password from standard input' },
      generate: { type: 'boolean', description: 'Make up a password and print it' },
    },
  },
  async (args) => {
    const email = valid('--email', emailSchema, args.email)
    const chosen = await chosenPassword(args)
    const passwordHash = await new Passwords().hash(chosen)
    const known = await withStores({ create: false }, async ({ accounts }) => {
      const account = await accounts.findUserByEmail(email)
      if (!account) return undefined
      await accounts.setPassword(account.id, passwordHash)
      await accounts.removeSignInsOf(account.id)
      return account
    })
    if (!known) throw failure(`There is no account with the address ${email}.`)
    const shown = args.generate ? { password: chosen } : {}
    return {
      json: { id: known.id, email, ...shown },
      text: `${known.name} <${email}> has a new password and is signed out everywhere.${args.generate ? `\nPassword: ${chosen}` : ''}`,
    }
  },
)

const list = leaf({ name: 'list', description: 'List the accounts', args: {} }, async () => {
  const users = await withStores({ create: false }, ({ accounts }) => accounts.listUsers())
  const rows = users.map(({ id, email, name, role, createdAt, deactivatedAt }) => ({
    id,
    email,
    name,
    role,
    createdAt,
    active: deactivatedAt === undefined,
  }))
  return {
    json: rows,
    text:
      rows.length === 0
        ? 'There are no accounts yet.'
        : table(
            rows.map(({ email, name, role, active }) => [
              email,
              name,
              active ? role : `${role}, deactivated`,
            ]),
          ),
  }
})

function chosenPassword(args: { 'password-stdin'?: boolean; generate?: boolean }): Promise<string> | string {
  if (args['password-stdin'] && args.generate) {
    throw usage('--password-stdin and --generate exclude each other.')
  }
  return args.generate ? newReadablePassword() : givenPassword(args['password-stdin'] === true)
}

async function givenPassword(fromStdin: boolean): Promise<string> {
  if (!fromStdin && !process.stdin.isTTY) {
    throw usage('There is no terminal to ask for a password. Use --password-stdin or --generate.')
  }
  const typed = fromStdin ? (await readAll(process.stdin)).replace(/\r?\n$/, '') : await askNewPassword()
  return valid('The password', newPassword, typed)
}

function valid<T>(what: string, schema: z.ZodType<T, string>, value: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw usage(`${what}: ${result.error.issues[0]?.message ?? 'is not acceptable'}`)
}

export const user = defineCommand({
  meta: { name: 'user', description: 'Work on accounts' },
  subCommands: { add, list, password },
})
