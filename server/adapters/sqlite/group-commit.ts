import Database from 'better-sqlite3'
import { isRead, type StoreCall, type StoreReply } from './rpc.ts'

/** Carries out one call and returns its answer; throws what SQLite throws. */
export type Dispatch = (call: StoreCall) => unknown

/**
 * Group commit: every call that is waiting is carried out in one transaction with one fsync, and answered only
 * after it. A call that is wrong in itself is rolled back alone; when the database cannot write, all fail.
 */
export function commitTogether(
  client: Database.Database,
  calls: StoreCall[],
  dispatch: Dispatch,
): StoreReply[] {
  const replies: StoreReply[] = []
  const writes = !calls.every(isRead)
  try {
    client.exec(writes ? 'begin immediate' : 'begin')
    const inSavepoint = client.transaction(dispatch)
    for (const call of calls) replies.push(answer(call, inSavepoint))
    client.exec('commit')
    return replies
  } catch (error) {
    if (client.inTransaction) client.exec('rollback')
    const message = error instanceof Error ? error.message : String(error)
    // Reading must go on while writing cannot: what only reads gets a second chance without the writers.
    const reads = writes ? calls.filter(isRead) : []
    const failed = writes ? calls.filter((call) => !reads.includes(call)) : calls
    return [
      ...failed.map((call) => ({ kind: 'unavailable', id: call.id, message }) as const),
      ...(reads.length > 0 ? commitTogether(client, reads, dispatch) : []),
    ]
  }
}

function answer(call: StoreCall, run: Dispatch): StoreReply {
  try {
    return { kind: 'answer', id: call.id, value: run(call) }
  } catch (error) {
    if (concernsDatabase(error)) throw error
    return { kind: 'failed', id: call.id, message: error instanceof Error ? error.message : String(error) }
  }
}

/** SQLite's primary result codes that say something about disk, lock or file, not about the call. */
const DATABASE_TROUBLE = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|NOMEM|CORRUPT|NOTADB|PROTOCOL)/

function concernsDatabase(error: unknown): boolean {
  return error instanceof Database.SqliteError && DATABASE_TROUBLE.test(error.code)
}
