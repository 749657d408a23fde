import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { verifyDatabase } from '../../../server/adapters/sqlite/verify.ts'
import { projectRoot } from '../../../server/project-root.ts'
import { ask } from '../../faults/ask.ts'
import { eventually } from '../../faults/eventually.ts'
import { Program } from '../../faults/program.ts'
import type { CreatedSession } from '../../support/server-process.ts'

const QUICK = 'alter table sessions add note text;'
/** Runs for longer than any test and writes all the while. */
const ENDLESS = `${QUICK}
--> statement-breakpoint
create table numbers as with recursive n(i) as (select 1 union all select i + 1 from n where i < 1e9) select i from n;`

interface JournalEntry {
  idx: number
  when: number
  tag: string
}

let folder: string
let newer: string
let data: string
let session: CreatedSession
const programs: Program[] = []

/** The next release: this one, with one migration more. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-upgrade-'))
  newer = join(folder, 'newer')
  mkdirSync(newer)
  for (const part of ['dist/server', 'dist/shared', 'migrations', 'package.json']) {
    cpSync(join(projectRoot, part), join(newer, part), { recursive: true })
  }
  for (const part of ['node_modules', 'content']) symlinkSync(join(projectRoot, part), join(newer, part))
  const journal = join(newer, 'migrations/sqlite/meta/_journal.json')
  const known = JSON.parse(readFileSync(journal, 'utf8')) as { entries: JournalEntry[] }
  const last = known.entries.at(-1)
  if (!last) throw new Error('there are no migrations')
  known.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: '9999_next' })
  writeFileSync(journal, JSON.stringify(known))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeEach(async () => {
  data = mkdtempSync(join(folder, 'data-'))
  const created = await lectern(
    projectRoot,
    'session',
    'create',
    '--course',
    'backend-frameworks',
    '--json',
  ).says(/\}\n$/)
  session = JSON.parse(created) as CreatedSession
})

afterEach(async () => {
  for (const program of programs.splice(0)) await program.end('SIGKILL')
})

function lectern(root: string, ...args: string[]): Program {
  const program = new Program(root, data, ...args)
  programs.push(program)
  return program
}

const nextMigration = (sql: string) => writeFileSync(join(newer, 'migrations/sqlite/9999_next.sql'), sql)
const file = () => join(data, 'lectern.db')
const backup = () => `${file()}.before-migration-${countMigrations(projectRoot) + 1}`

function countMigrations(root: string): number {
  const journal = readFileSync(join(root, 'migrations/sqlite/meta/_journal.json'), 'utf8')
  return (JSON.parse(journal) as { entries: unknown[] }).entries.length
}

function columns(database: string): string[] {
  const db = new Database(database, { readonly: true })
  try {
    return db.prepare(`select name from pragma_table_info('sessions')`).pluck().all() as string[]
  } finally {
    db.close()
  }
}

async function expectUsable(root: string): Promise<void> {
  const server = lectern(root, 'serve')
  const { status } = await ask(`${await server.base()}/api/v1/join/${session.code}`, {
    body: { name: 'Ana' },
  })
  expect(status).toBe(201)
  await server.end('SIGTERM')
  expect(verifyDatabase(file()).findings).toEqual([])
}

it('a new release copies the database before it changes its schema, and opens what the old one wrote', async () => {
  nextMigration(QUICK)
  await expectUsable(newer)
  expect(columns(file())).toContain('note')
  expect(columns(backup())).not.toContain('note')
  const { entries, findings } = verifyDatabase(backup())
  expect({ entries, findings }).toEqual({ entries: 2, findings: [] })
})

it('a migration that is killed leaves a database that both releases can use', async () => {
  nextMigration(ENDLESS)
  const upgrading = lectern(newer, 'serve')
  const inTheMiddle = () => existsSync(backup()) && statSync(`${file()}-wal`).size > 1_000_000
  await eventually('the migration is under way', () => {
    if (!upgrading.running) throw new Error(upgrading.printed)
    return inTheMiddle()
  })
  await upgrading.end('SIGKILL')
  expect(verifyDatabase(backup()).findings).toEqual([])
  expect(columns(file())).not.toContain('note')
  await expectUsable(projectRoot)

  nextMigration(QUICK)
  await expectUsable(newer)
  expect(columns(file())).toContain('note')
})
