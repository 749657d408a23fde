import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { foldCase } from '../../ports/fold-case.ts'
import { projectRoot } from '../../project-root.ts'
import * as schema from './schema.ts'

export type Db = BetterSQLite3Database<typeof schema> & { $client: Database.Database }

/** Releases before this one can corrupt a WAL that is reset while another connection reads (sqlite.org/wal.html). */
const OLDEST_SAFE_SQLITE = [3, 51, 3] as const

/**
 * Opens a database for writing: WAL, `synchronous=FULL`, foreign keys, migrated to the newest schema.
 * @throws Error with a sentence for the operator when the SQLite linked or the settings are not safe, or the file
 *   is another program's or a newer release's
 */
export function openDatabase(file: string): Db {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const client = new Database(file, { timeout: 5_000 })
  // It holds signing keys and password hashes; SQLite gives its helper files the same permissions.
  if (file !== ':memory:') chmodSync(file, 0o600)
  assertSafeVersion(client)
  assertOurs(client, file)
  client.pragma('journal_mode = WAL')
  client.pragma('foreign_keys = ON')
  // SQLite's own `lower` knows A to Z only.
  client.function('fold_case', { deterministic: true }, (text) => foldCase(String(text)))
  // What is erased is overwritten in the file, not only unlinked.
  client.pragma('secure_delete = ON')
  const db = drizzle(client, { schema }) as Db
  backupBeforeMigration(client, file)
  migrate(db, { migrationsFolder: MIGRATIONS })
  forceFullSync(client)
  return db
}

const MIGRATIONS = join(projectRoot, 'migrations/sqlite')

function assertSafeVersion(client: Database.Database): void {
  const version = client.prepare('select sqlite_version()').pluck().get() as string
  const parts = version.split('.').map(Number)
  for (const [i, least] of OLDEST_SAFE_SQLITE.entries()) {
    const part = parts[i] ?? 0
    if (part > least) return
    if (part < least) {
      throw new Error(`SQLite ${version} is linked, but at least ${OLDEST_SAFE_SQLITE.join('.')} is needed.`)
    }
  }
}

/**
 * better-sqlite3 may be compiled with a default that falls back to NORMAL in WAL mode at the first write, so
 * the setting is made explicitly and looked at after a write.
 */
function forceFullSync(client: Database.Database): void {
  client.pragma('synchronous = FULL')
  const version = client.pragma('user_version', { simple: true }) as number
  client.pragma(`user_version = ${version}`)
  const level = client.pragma('synchronous', { simple: true })
  if (level !== 2) throw new Error(`The database runs with synchronous=${level}; FULL (2) is needed.`)
}

/** A database whose schema is about to change is copied first, so that an upgrade can be taken back. */
function backupBeforeMigration(client: Database.Database, file: string): void {
  const applied = appliedMigrations(client)
  if (file === ':memory:' || applied === 0 || applied >= journal().length) return
  const copy = `${file}.before-migration-${applied + 1}`
  // A copy that a crash left unfinished must not pass for a backup.
  rmSync(`${copy}.part`, { force: true })
  client.prepare('vacuum into ?').run(`${copy}.part`)
  renameSync(`${copy}.part`, copy)
}

/** A file of another program is left alone, and so is one whose schema is newer than what we can keep in order. */
function assertOurs(client: Database.Database, file: string): void {
  const tables = client.prepare(`select count(*) from sqlite_master where type = 'table'`).pluck().get()
  if (tables === 0) return
  if (!hasMigrations(client)) throw new Error(`${file} is a database of another program.`)
  const newest = client.prepare('select max(created_at) from __drizzle_migrations').pluck().get()
  const known = journal().at(-1)?.when ?? 0
  if (Number(newest ?? 0) > known) {
    throw new Error(`${file} was written by a newer release of Lectern. Start that one, or restore a backup.`)
  }
}

function hasMigrations(client: Database.Database): boolean {
  return client.prepare(`select 1 from sqlite_master where name = '__drizzle_migrations'`).get() !== undefined
}

function appliedMigrations(client: Database.Database): number {
  if (!hasMigrations(client)) return 0
  return client.prepare('select count(*) from __drizzle_migrations').pluck().get() as number
}

/** The migrations of this release, oldest first; `when` is what a database notes as `created_at`. */
function journal(): { when: number }[] {
  const text = readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8')
  return (JSON.parse(text) as { entries: { when: number }[] }).entries
}
