import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { SYSTEM } from '../../../shared/session/envelope.ts'
import type { SessionEvent } from '../../../shared/session/events.ts'
import { backupDatabase } from './backup.ts'
import { openSqliteStores } from './stores.ts'
import { verifyDatabase } from './verify.ts'

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const entry = (seq: number, event: SessionEvent) => ({ seq, at: seq, v: 1, actor: SYSTEM, event })

/** A database with one session of five entries. */
async function database(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-verify-'))
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
  const row = { id: 's', code: 'CODE', title: 'T', course: 'c', deck: 'd', createdAt: 1 }
  const opened = { type: 'session.opened', session: 's', title: 'T', course: 'c', deck: 'd' } as const
  await stores.directory.create(row, [entry(1, { ...opened, steps: [0], host: 'h' })])
  const person = { participant: 'h', name: 'Host', role: 'instructor', standing: 'in' } as const
  await stores.log.append('s', [
    entry(2, { type: 'person.joined', ...person }),
    entry(3, { type: 'session.started' }),
    entry(4, { type: 'room.locked', locked: true }),
    entry(5, { type: 'session.ended', reason: 'host' }),
  ])
  await stores.close()
  return file
}

function change(file: string, sql: string): void {
  const db = new Database(file)
  db.pragma('foreign_keys = OFF')
  db.exec(sql)
  db.close()
}

describe('verifying', () => {
  it('finds updates of a shared document that are gone or cannot be read', async () => {
    const file = await database()
    const stores = await openSqliteStores({ file })
    const bytes = Uint8Array.of(0, 0)
    const updates = [1, 2, 3, 4, 5, 6].map((seq) => ({ seq, at: seq, author: 'h', bytes }))
    await stores.documents.append('s/notes', updates)
    await stores.close()
    expect(verifyDatabase(file).findings).toEqual([])
    change(
      file,
      "delete from document_updates where seq in (2, 3, 6); update document_updates set bytes = x'05' where seq = 4",
    )
    expect(verifyDatabase(file).findings).toEqual(
      ['Updates 2 to 3 are missing.', 'Update 4 cannot be read.', 'Update 6 is missing.'].map((message) => ({
        session: 's',
        message: `Document “s/notes”: ${message}`,
      })),
    )
  })

  it('finds nothing in a sound database, also while it is open', async () => {
    const file = await database()
    const stores = await openSqliteStores({ file })
    expect(verifyDatabase(file)).toEqual({ file, sessions: 1, entries: 5, findings: [] })
    await stores.close()
  })

  it.each([
    [
      'an entry that is gone',
      'delete from events where seq = 3',
      [{ session: 's', seq: 3, message: 'Entry 3 is missing.' }],
    ],
    [
      'several that are gone',
      'delete from events where seq in (2, 3)',
      [{ session: 's', seq: 2, message: 'Entries 2 to 3 are missing.' }],
    ],
    [
      'an entry that was changed',
      `update events set body = replace(body, 'true', 'false') where seq = 4`,
      [{ session: 's', seq: 4, message: expect.stringContaining('checksum') }],
    ],
    [
      'entries that are gone from the end',
      'delete from events where seq = 5',
      [
        { session: 's', seq: 5, message: 'The end of the log is missing: entries 5 to 5.' },
        { session: 's', message: expect.stringContaining('disagree about the end') },
      ],
    ],
    [
      'an entry that cannot be understood',
      `update events set v = 99 where seq = 4`,
      [
        { session: 's', seq: 4, message: expect.stringContaining('checksum') },
        { session: 's', seq: 4, message: expect.stringContaining('version 99') },
      ],
    ],
    ['a log that is gone', 'delete from events', [{ session: 's', message: 'The log is empty.' }]],
    [
      'slides that are gone',
      'delete from decks',
      [{ session: 's', message: 'The slides of the session are missing.' }],
    ],
    [
      'a log without its session',
      'delete from people; delete from sessions',
      [
        ...Array.from({ length: 5 }, () => ({ message: expect.stringContaining('“events”') })),
        { session: 's', message: 'The log has no session in the directory.' },
      ],
    ],
  ])('finds %s', async (_what, sql, findings) => {
    const file = await database()
    change(file, sql)
    expect(verifyDatabase(file).findings).toEqual(findings)
  })

  it('reports a file that is no database, or only half of one', async () => {
    const file = await database()
    truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096)
    expect(verifyDatabase(file).findings).not.toEqual([])
    writeFileSync(file, 'this is not a database, but text that goes on for a while'.repeat(50))
    expect(verifyDatabase(file).findings).toEqual([{ message: expect.stringContaining('cannot be read') }])
    expect(() => verifyDatabase(`${file}.none`)).toThrow('There is no database')
  })
})

describe('a backup', () => {
  it('is one sound file with everything acknowledged, made while the store writes', async () => {
    const file = await database()
    const stores = await openSqliteStores({ file })
    const row = { id: 't', code: 'CODE2', title: 'T', course: 'c', deck: 'd', createdAt: 2 }
    const opened = { type: 'session.opened', session: 't', title: 'T', course: 'c', deck: 'd' } as const
    await stores.directory.create(row, [entry(1, { ...opened, steps: [0], host: 'h' })])
    const to = join(file, '../backups/copy.db')
    const backup = backupDatabase(file, to)
    for (let seq = 2; seq < 20; seq++) {
      await stores.log.append('t', [entry(seq, { type: 'room.locked', locked: seq % 2 === 0 })])
    }
    const { bytes, report } = await backup
    expect(report).toMatchObject({ file: to, sessions: 2, findings: [] })
    expect(report.entries).toBeGreaterThanOrEqual(6)
    expect(bytes).toBe(statSync(to).size)
    expect(statSync(to).mode & 0o777).toBe(0o600)
    await expect(backupDatabase(file, to)).rejects.toThrow('exists already')
    await stores.close()
    const copy = await openSqliteStores({ file: to })
    expect((await copy.directory.find('t'))?.code).toBe('CODE2')
    await copy.close()
  })
})
