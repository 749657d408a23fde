import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ExportBody, ExportList } from '../../shared/wire/jobs.ts'
import { unzip } from '../../tests/support/unzip.ts'
import { openSqliteStores, type SqliteStores } from '../adapters/sqlite/stores.ts'
import { verifyDatabase } from '../adapters/sqlite/verify.ts'
import { createAuth } from '../auth/auth.ts'
import { databaseFile, exportsFolder, loadConfig } from '../config.ts'
import { courseLibrary } from '../courses/library.ts'
import { type Running, start } from '../main.ts'
import { systemClock } from '../ports/clock.ts'
import { createSession } from '../sessions/create-session.ts'
import { removeSession } from '../sessions/remove-session.ts'
import { removeExports } from './exports.ts'

let folder: string
let running: Running
/** A second process on the database, as the command line is. */
let beside: SqliteStores

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-exports-'))
  mkdirSync(join(folder, 'content/intro'), { recursive: true })
  writeFileSync(join(folder, 'content/intro/slides.md'), '# Hello\n')
})

afterEach(async () => {
  await beside.close()
  await running.stop()
  rmSync(folder, { recursive: true, force: true })
})

function config(more: Record<string, string> = {}) {
  const settings = {
    PORT: '0',
    HOST: '127.0.0.1',
    LECTERN_DATA: join(folder, 'data'),
    LECTERN_CONTENT: join(folder, 'content'),
    LECTERN_GRADING: 'off',
    LOG_LEVEL: 'silent',
    ...more,
  }
  const loaded = loadConfig(settings, folder)
  if (!loaded.ok) throw new Error(loaded.error.join('\n'))
  return loaded.value
}

async function open(more: Record<string, string> = {}) {
  const settings = config(more)
  running = await start(settings)
  beside = await openSqliteStores({ file: databaseFile(settings) })
  return settings
}

/** A session, with a way to ask for it as its host. */
async function held() {
  const courses = courseLibrary(join(folder, 'content'))
  const made = await createSession(
    { stores: beside, courses, clock: systemClock },
    { course: 'intro', host: { name: 'Hanna' } },
  )
  if (!made.ok) throw new Error(made.error.message)
  const { row, host } = made.value
  const auth = await createAuth(beside, systemClock)
  const token = await auth.tokens.sign({ session: row.id, participant: host })
  const ask = (path: string, method = 'GET') =>
    fetch(`http://127.0.0.1:${running.port}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
    })
  return { row, host, ask }
}

const ended = async (session: string) =>
  beside.log.append(session, [
    {
      seq: 3,
      at: Date.now(),
      v: 1,
      actor: { kind: 'system' },
      event: { type: 'session.ended', reason: 'host' },
    },
  ])

it('writes an archive on its thread, private and whole, and deleting the session beside takes all of it', async () => {
  const settings = await open()
  const { row, ask } = await held()
  await ended(row.id)
  const path = `/sessions/${row.id}/exports`
  const { id } = (await (await ask(path, 'POST')).json()) as ExportBody
  const state = async () => ((await (await ask(path)).json()) as ExportList).items[0]?.state
  await expect.poll(state, { timeout: 20_000 }).toBe('done')
  const file = join(exportsFolder(settings), `${id}.zip`)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(exportsFolder(settings))).toEqual([`${id}.zip`])
  const files = await unzip(Buffer.from(await (await ask(`/exports/${id}/file`)).arrayBuffer()))
  expect(files.get('attendance.csv')?.toString()).toContain('Hanna')

  const exports = { remove: (jobs: readonly string[]) => removeExports(exportsFolder(settings), jobs) }
  expect(await removeSession({ stores: beside, exports }, row.id)).toBe(true)
  expect((await ask(path)).status).toBe(404)
  expect(readdirSync(exportsFolder(settings))).toEqual([])
  expect(verifyDatabase(databaseFile(settings))).toMatchObject({ sessions: 0, findings: [] })
})

it('says what went wrong without naming folders of the server', async () => {
  const settings = await open()
  writeFileSync(exportsFolder(settings), 'in the way')
  const { row, ask } = await held()
  const path = `/sessions/${row.id}/exports`
  await ask(path, 'POST')
  const first = async () => ((await (await ask(path)).json()) as ExportList).items[0]
  await expect.poll(async () => (await first())?.error, { timeout: 20_000 }).toBeDefined()
  expect((await first())?.error).toMatch(/^The archive cannot be written on the server \(E\w+\)\.$/)
})

it('deletes at its start what the setting says, and the database stays sound', async () => {
  const settings = config({ LECTERN_RETENTION_DAYS: '2' })
  beside = await openSqliteStores({ file: databaseFile(settings) })
  const at = Date.now() - 3 * 24 * 3_600_000
  const row = { id: 'old', code: 'OLDOLDOL', title: 'T', course: 'intro', deck: 'd', createdAt: at }
  const opened = { type: 'session.opened', session: 'old', title: 'T', course: 'intro', deck: 'd' } as const
  await beside.directory.create(row, [
    { seq: 1, at, v: 1, actor: { kind: 'system' }, event: { ...opened, steps: [0], host: 'h' } },
  ])
  const { row: recent } = await held()
  running = await start(settings)
  await expect.poll(() => beside.directory.find('old'), { timeout: 20_000 }).toBeUndefined()
  expect(await beside.directory.find(recent.id)).toBeDefined()
  expect(verifyDatabase(databaseFile(settings)).findings).toEqual([])
})
