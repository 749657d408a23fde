import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { NewAccessToken } from '../../shared/wire/access.ts'
import { openSqliteStores, type SqliteStores } from '../adapters/sqlite/stores.ts'
import { AccessTokens } from '../auth/access-tokens.ts'
import { systemClock } from '../ports/clock.ts'
import { projectRoot } from '../project-root.ts'

let folder: string
let stores: SqliteStores

/** Runs the program as a shell would, on the folder of this test. */
function lectern(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(projectRoot, 'server/cli/main.ts'), ...args],
    {
      cwd: projectRoot,
      encoding: 'utf8',
      env: { ...process.env, LECTERN_DATA: folder, LOG_LEVEL: 'silent' },
    },
  )
  return { code: status, out: stdout, err: stderr }
}

const create = (...more: string[]) => lectern('token', 'create', '--user', 'ida@example.org', ...more)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-tokens-'))
  const made = lectern('user', 'add', '--email', 'ida@example.org', '--name', 'Ida', '--generate')
  expect(made.code).toBe(0)
  stores = await openSqliteStores({ file: join(folder, 'lectern.db') })
})

afterAll(async () => {
  await stores.close()
  rmSync(folder, { recursive: true, force: true })
})

it('a token is made, listed and revoked, and the database has no secret', async () => {
  const before = Date.now()
  const { code, out } = create(
    '--name',
    'Cron',
    '--scopes',
    'reports:read,sessions:read',
    '--days',
    '7',
    '--json',
  )
  expect(code).toBe(0)
  const token = JSON.parse(out) as NewAccessToken
  expect(token).toMatchObject({ name: 'Cron', scopes: ['sessions:read', 'reports:read'] })
  const week = 7 * 24 * 60 * 60 * 1000
  expect(token.expiresAt).toBeGreaterThanOrEqual(before + week)
  expect(token.expiresAt).toBeLessThanOrEqual(token.createdAt + week)
  const tokens = new AccessTokens(stores, systemClock)
  expect(await tokens.find(token.secret)).toMatchObject({ user: { name: 'Ida' }, scopes: token.scopes })
  for (const file of ['lectern.db', 'lectern.db-wal']) {
    expect(readFileSync(join(folder, file)).includes(token.secret)).toBe(false)
  }
  const list = lectern('token', 'list', '--user', 'IDA@example.org')
  expect(list.out).toContain(token.id)
  expect(list.out).not.toContain(token.secret)
  expect(lectern('token', 'revoke', token.id)).toMatchObject({
    code: 0,
    out: 'The token “Cron” is revoked.\n',
  })
  expect(lectern('token', 'revoke', token.id).code).toBe(1)
  expect(await tokens.find(token.secret)).toBeUndefined()
}, 60_000)

it('bad values are refused', () => {
  expect(create('--name', 'x', '--scopes', 'everything')).toMatchObject({
    code: 2,
    err: expect.stringContaining('there is no scope “everything”'),
  })
  expect(create('--name', 'x', '--scopes', 'webhooks', '--days', '0').code).toBe(2)
  expect(create('--name', ' ', '--scopes', 'webhooks').code).toBe(2)
  const nobody = lectern('token', 'create', '--user', 'no@example.org', '--name', 'x', '--scopes', 'webhooks')
  expect(nobody.code).toBe(1)
}, 60_000)
