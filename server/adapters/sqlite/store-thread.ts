import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { openDatabase } from './database.ts'
import { commitTogether } from './group-commit.ts'
import type { StoreCall, StoreReply } from './rpc.ts'
import { syncStores } from './sync-stores.ts'

/**
 * The thread that owns the database connection: the thread that serves sockets never waits for the disk.
 * Calls that arrive while a commit is under way are committed together next.
 */
const FOREIGN_WRITE_POLL_MS = 400

if (!parentPort) throw new Error('the store thread must be started as a worker')
const port = parentPort
const send = (...replies: StoreReply[]) => port.postMessage(replies)

try {
  const db = openDatabase((workerData as { file: string }).file)
  const stores = syncStores(db) as unknown as Record<string, Record<string, (...args: unknown[]) => unknown>>
  const client = db.$client
  let waiting: StoreCall[] = []

  const dispatch = ({ store, method, args }: StoreCall): unknown => {
    const run = stores[store]?.[method]
    if (!run) throw new Error(`there is no store method ${store}.${method}`)
    return run.apply(stores[store], args)
  }
  const drain = () => {
    const calls = waiting
    waiting = []
    if (calls.length === 0) return
    send(...commitTogether(client, calls, dispatch))
    if (calls.some(({ store, method }) => `${store}.${method}` === 'directory.remove')) emptyWal(client)
  }
  port.on('message', (message: StoreCall[] | 'close') => {
    if (message === 'close') {
      if (waiting.length > 0) drain()
      client.close()
      port.close()
      clearInterval(poll)
      return
    }
    if (waiting.length === 0) setImmediate(drain)
    waiting.push(...message)
  })

  // PRAGMA data_version changes only when another connection has committed.
  let version = client.pragma('data_version', { simple: true })
  const poll = setInterval(() => {
    try {
      const now = client.pragma('data_version', { simple: true })
      if (now !== version) send({ kind: 'foreign-write' })
      version = now
    } catch (error) {
      // The disk is away: calls say so themselves, and the thread must be there when it comes back.
      if (!(error instanceof Database.SqliteError)) throw error
    }
  }, FOREIGN_WRITE_POLL_MS)

  send({ kind: 'ready' })
} catch (error) {
  send({ kind: 'broken', message: error instanceof Error ? error.message : String(error) })
}

/**
 * The journal holds what was written last, also what was removed since. Where somebody reads an older state just now it
 * stays until a later time: nobody waits for that here.
 */
function emptyWal(client: Database.Database): void {
  const before = client.pragma('busy_timeout', { simple: true })
  try {
    client.pragma('busy_timeout = 0')
    client.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
  } finally {
    client.pragma(`busy_timeout = ${before}`)
  }
}
