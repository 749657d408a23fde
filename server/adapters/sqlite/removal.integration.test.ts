import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, it } from 'vitest'
import { keep } from '../../ports/removal.contract.ts'
import { openSqliteStores } from './stores.ts'
import { verifyDatabase } from './verify.ts'

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Tables whose rows belong to a session, with the column that says to which. */
function tablesOfSessions(db: Database.Database): { table: string; column: string }[] {
  return db
    .prepare(
      `select m.name as "table", p.name as "column" from sqlite_master m, pragma_table_info(m.name) p
       where m.type = 'table' and p.name in ('session', 'session_id')`,
    )
    .all() as { table: string; column: string }[]
}

it('leaves no row, no byte and no broken checksum of a session that was removed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-removal-'))
  folders.push(folder)
  const file = join(folder, 'lectern.db')
  const stores = await openSqliteStores({ file })
  await stores.decks.put({
    id: 'd',
    course: 'c',
    title: 'T',
    language: 'en',
    aspect: 1,
    slides: [],
    exercises: [],
    quizzes: [],
  })
  await keep(stores, 'gone', 1, 5)
  await keep(stores, 'kept')
  const bytes = () =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('')
  expect(bytes()).toContain('Marker-gone')
  expect(bytes()).toContain('marker-gone')
  expect(bytes()).toContain('zzgone')

  await stores.directory.remove('gone')
  // Also while the server goes on running: neither the database nor its journal has it.
  await stores.directory.find('kept')
  expect(bytes()).not.toContain('arker-gone')
  expect(bytes()).not.toContain('zzgone')
  expect(bytes()).toContain('arker-kept')

  const db = new Database(file, { readonly: true })
  const tables = tablesOfSessions(db)
  expect(tables.length).toBeGreaterThanOrEqual(4)
  for (const { table, column } of tables) {
    const left = db.prepare(`select count(*) from "${table}" where "${column}" = 'gone'`).pluck().get()
    expect(`${table}: ${left}`).toBe(`${table}: 0`)
  }
  db.close()
  await stores.close()
  expect(verifyDatabase(file)).toMatchObject({ sessions: 1, findings: [] })
})
