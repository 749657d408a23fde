import { closeSync, copyFileSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterEach, expect, it, vi } from 'vitest'
import { StoreUnavailable } from '../../ports/session-log.ts'
import { openSqliteStores, type SqliteStores } from './stores.ts'

const started: Worker[] = []

vi.mock('../../start-thread.ts', async (original) => {
  const { startThread } = await original<typeof import('../../start-thread.ts')>()
  const noting: typeof startThread = (...args) => {
    const worker = startThread(...args)
    started.push(worker)
    return worker
  }
  return { startThread: noting }
})

const cleanups: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  started.length = 0
})

async function open(onFault?: (error: unknown) => void): Promise<{ stores: SqliteStores; file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-thread-'))
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'lectern.db')
  const stores = await openSqliteStores({ file, ...(onFault ? { onFault } : {}) })
  cleanups.push(() => stores.close())
  return { stores, file }
}

const user = {
  id: 'u',
  email: 'u@example.org',
  name: 'U',
  role: 'owner',
  passwordHash: 'x',
  createdAt: 1,
} as const

it('comes back by itself when its thread has died, with everything that was stored', async () => {
  const { stores } = await open()
  await stores.accounts.addUser(user)
  const underWay = stores.accounts.listUsers()
  underWay.catch(() => undefined)
  await started[0]?.terminate()
  await expect(stores.accounts.listUsers()).rejects.toBeInstanceOf(StoreUnavailable)
  await vi.waitFor(async () => expect(await stores.accounts.findUser('u')).toEqual(user), 10_000)
  expect(started).toHaveLength(2)
})

it('is not started again once it was closed', async () => {
  const { stores } = await open()
  await stores.close()
  await expect(stores.accounts.listUsers()).rejects.toBeInstanceOf(StoreUnavailable)
  expect(started).toHaveLength(1)
})

it('outlives a database that cannot be read for a while', async () => {
  const faults: unknown[] = []
  const { stores, file } = await open((error) => void faults.push(error))
  await stores.accounts.addUser(user)
  const parts = [file, `${file}-wal`, `${file}-shm`]
  for (const part of parts) copyFileSync(part, `${part}.kept`)
  const broken = Date.now()
  for (const part of parts) overwriteStart(part)
  await vi.waitFor(() => expect(stores.accounts.listUsers()).rejects.toBeInstanceOf(StoreUnavailable), 10_000)
  // The thread looks at the file by itself as well: give it the time for several looks.
  await vi.waitFor(() => expect(Date.now() - broken).toBeGreaterThan(1_000), 10_000)
  for (const part of parts) copyFileSync(`${part}.kept`, part)
  await vi.waitFor(async () => expect(await stores.accounts.findUser('u')).toEqual(user), 10_000)
  expect(started).toHaveLength(1)
  expect(faults).toEqual([])
})

function overwriteStart(path: string): void {
  const descriptor = openSync(path, 'r+')
  writeSync(descriptor, Buffer.alloc(4_096, 0xa5), 0, 4_096, 0)
  closeSync(descriptor)
}
