import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { type DatabaseReport, verifyDatabase } from './verify.ts'

export interface Restored {
  file: string
  /** Where the database that was there before is now; absent where there was none. */
  before?: string
  /** What was found in the database that was put in its place. */
  report: DatabaseReport
}

/** Files of SQLite beside a database, which belong to the one that is replaced. */
const BESIDE = ['-wal', '-shm']

/**
 * Puts a backup in the place of a database. The old one is kept beside it. Nothing is changed where the backup is
 * damaged, or where a server has the database open.
 * @param now names the old database, ms since the epoch
 * @throws Error with a sentence for the operator
 */
export async function restoreDatabase(from: string, file: string, now: number): Promise<Restored> {
  const report = verifyDatabase(from)
  const [finding] = report.findings
  if (finding) throw new Error(`${from} is damaged and was not restored: ${finding.message}`)
  const part = `${file}.part`
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await copyFile(from, part)
  await chmod(part, 0o600)
  const before = existsSync(file)
    ? `${file}.before-restore-${new Date(now).toISOString().replaceAll(':', '-')}`
    : undefined
  try {
    if (before) {
      takeAlone(file)
      await rename(file, before)
      for (const ending of BESIDE) await rm(file + ending, { force: true })
    }
    await rename(part, file)
  } finally {
    await rm(part, { force: true })
  }
  return { file, report: { ...report, file }, ...(before ? { before } : {}) }
}

/** Brings all that was written into the one file, which SQLite does only where nobody else has it open. */
function takeAlone(file: string): void {
  const db = new Database(file, { timeout: 1_000 })
  try {
    db.pragma('journal_mode = DELETE')
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    throw new Error(`${file} is in use: stop the server first. Nothing was changed.`)
  } finally {
    db.close()
  }
}
