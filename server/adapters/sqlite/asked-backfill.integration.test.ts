import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, it } from 'vitest'
import { type Envelope, SYSTEM } from '../../../shared/session/envelope.ts'
import type { SessionEvent } from '../../../shared/session/events.ts'
import { projectRoot } from '../../project-root.ts'
import { openSqliteStores } from './stores.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-backfill-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const submitted = (n: number, waiting = false): SessionEvent => ({
  type: 'ask.submitted',
  ask: `a${n}`,
  by: 'p',
  anonymous: false,
  text: `Question ${n}`,
  slide: n,
  waiting,
})
const events: SessionEvent[] = [
  submitted(1),
  submitted(2, true),
  submitted(3),
  submitted(4),
  { type: 'ask.settled', ask: 'a3', phase: 'withdrawn' },
  { type: 'ask.settled', ask: 'a4', phase: 'hidden' },
  { type: 'ask.settled', ask: 'a4', phase: 'answered' },
]

it('the migration finds in old logs what the index has of new ones', async () => {
  const file = join(folder, 'lectern.db')
  const stores = await openSqliteStores({ file })
  const row = { id: 's', code: 'CODE', title: 'T', course: 'c', deck: 'd', createdAt: 1 }
  const opened = { type: 'session.opened', session: 's', title: 'T', course: 'c', deck: 'd' } as const
  const all: SessionEvent[] = [{ ...opened, steps: [], host: 'h' }, ...events]
  const entries = all.map((event, index): Envelope => ({ seq: index + 1, at: 1, v: 1, actor: SYSTEM, event }))
  await stores.directory.create(row, entries)
  await stores.close()

  const db = new Database(file)
  const rows = () =>
    db
      .prepare(
        `select course, kind, ref, slide, title, body, notes, session, ask, phase
         from asked_questions join search_entries on search_entries.rowid = entry order by ref`,
      )
      .all()
  const followed = rows()
  expect(followed).toMatchObject([
    { ref: 's/a1', phase: 'shown' },
    { ref: 's/a2', phase: 'waiting' },
    { ref: 's/a4', phase: 'answered' },
  ])
  db.exec('delete from asked_questions; delete from search_entries')
  const migration = readFileSync(join(projectRoot, 'migrations/sqlite/0002_records_and_api.sql'), 'utf8')
  for (const statement of migration.split('--> statement-breakpoint').slice(-2)) db.exec(statement)
  expect(rows()).toEqual(followed)
  db.close()
})
