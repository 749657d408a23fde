import { existsSync } from 'node:fs'
import { chmod, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { type DatabaseReport, verifyDatabase } from './verify.ts'

export interface Backup {
  file: string
  /** Size of the copy. */
  bytes: number
  /** What was found in the copy. A damaged database gives a damaged copy, and it is kept. */
  report: DatabaseReport
}

/**
 * Copies a database while a server may be writing to it (SQLite's online backup: the copy is as of one moment),
 * and checks the copy. Nothing is overwritten; a copy under way has the ending `.part`.
 * @throws Error with a sentence for the operator
 */
export async function backupDatabase(file: string, to: string): Promise<Backup> {
  if (!existsSync(file)) throw new Error(`There is no database ${file}.`)
  if (existsSync(to)) throw new Error(`${to} exists already. Choose another name.`)
  const part = `${to}.part`
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await rm(part, { force: true })
  const db = new Database(file, { readonly: true })
  try {
    await db.backup(part)
  } finally {
    db.close()
  }
  // It holds the installation's keys and its people's names.
  await chmod(part, 0o600)
  leaveWal(part)
  const report = { ...verifyDatabase(part), file: to }
  await rename(part, to)
  return { file: to, bytes: (await stat(to)).size, report }
}

/** The copy shall be one file: without this, reading it makes `-wal` and `-shm` files beside it. */
function leaveWal(file: string): void {
  const copy = new Database(file)
  copy.pragma('journal_mode = DELETE')
  copy.close()
}
