import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { SYSTEM } from '../../../shared/session/envelope.ts'
import { accessContract } from '../../ports/access.contract.ts'
import { documentsContract } from '../../ports/documents.contract.ts'
import { jobsContract } from '../../ports/jobs.contract.ts'
import { removalContract } from '../../ports/removal.contract.ts'
import { storesContract } from '../../ports/stores.contract.ts'
import { webhooksContract } from '../../ports/webhooks.contract.ts'
import { openSqliteStores, type SqliteStores } from './stores.ts'

const cleanups: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function open(file = freshFile()): Promise<SqliteStores> {
  const stores = await openSqliteStores({ file })
  cleanups.push(() => stores.close())
  return stores
}

function freshFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-store-'))
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'lectern.db')
}

const opening = (id: string) =>
  [
    { id, code: `CODE${id}`, title: 'T', course: 'c', deck: 'd', createdAt: 1 },
    [
      {
        seq: 1,
        at: 1,
        v: 1,
        actor: SYSTEM,
        event: {
          type: 'session.opened',
          session: id,
          title: 'T',
          course: 'c',
          deck: 'd',
          steps: [],
          host: 'h',
        },
      },
    ],
  ] as Parameters<SqliteStores['directory']['create']>

const joining = (seq: number, name: string) =>
  ({
    seq,
    at: seq,
    v: 1,
    actor: SYSTEM,
    event: { type: 'person.joined', participant: `p${seq}`, name, role: 'learner', standing: 'in' },
  }) as Parameters<SqliteStores['log']['append']>[1][number]

describe('stores on SQLite', () => {
  storesContract(() => open())
  documentsContract(() => open())
  jobsContract(() => open())
  accessContract(() => open())
  webhooksContract(() => open())
  removalContract(() => open())

  it('survives closing and opening again', async () => {
    const file = freshFile()
    const before = await openSqliteStores({ file })
    await before.directory.create(...opening('s'))
    await before.close()
    const after = await open(file)
    expect(await after.log.read('s', 0)).toHaveLength(1)
  })

  it('keeps documents and their compacted copy over closing and opening again', async () => {
    const file = freshFile()
    const before = await openSqliteStores({ file })
    await before.directory.create(...opening('s'))
    const bytes = Uint8Array.of(1, 1, 1, 0, 4, 1, 5, 110, 111, 116, 101, 115, 1, 65, 0)
    await before.documents.append('s/notes', [{ seq: 1, at: 1, author: null, bytes }])
    const { state } = await before.documents.compact('s/notes')
    await before.close()
    const after = await open(file)
    expect(await after.documents.load('s/notes')).toEqual({ seq: 1, state: new Uint8Array(state) })
    expect(await after.documents.history('s/notes', 0)).toHaveLength(1)
  })

  it('stores no document of a session that is not there', async () => {
    const { documents } = await open()
    const update = { seq: 1, at: 1, author: null, bytes: Uint8Array.of(0, 0) }
    await expect(documents.append('gone/notes', [update])).rejects.toThrow(/FOREIGN KEY/)
    await expect(documents.append('nonsense', [update])).rejects.toThrow(/not the name/)
  })

  it('writes no name into the log, so that names can be erased', async () => {
    const file = freshFile()
    const stores = await open(file)
    await stores.directory.create(...opening('s'))
    await stores.log.append('s', [joining(2, 'Zacharias Unusual')])
    const raw = new Database(file, { readonly: true })
    cleanups.push(() => void raw.close())
    const bodies = raw.prepare('select body from events').pluck().all() as string[]
    expect(bodies.join()).not.toContain('Zacharias')
    expect(raw.prepare('select name from people').pluck().get()).toBe('Zacharias Unusual')
  })

  it('has no name in any row once it is erased', async () => {
    const file = freshFile()
    const stores = await open(file)
    await stores.directory.create(...opening('s'))
    const entry = joining(2, 'Zacharias Unusual')
    await stores.log.append('s', [entry])
    const { participant } = entry.event as { participant: string }
    const erased = { type: 'person.renamed' as const, participant, name: '' }
    await stores.log.append('s', [{ ...entry, seq: 3, event: erased }])
    expect((await stores.log.read('s', 1))[0]?.event).toMatchObject({ type: 'person.joined', name: '' })
    const raw = new Database(file, { readonly: true })
    cleanups.push(() => void raw.close())
    expect(raw.prepare('select name from people').pluck().all()).toEqual([''])
    expect(raw.prepare('select body from events').pluck().all().join()).not.toContain('Zacharias')
  })

  it('commits calls that arrive together in one transaction, and each still has its own outcome', async () => {
    const stores = await open()
    await stores.directory.create(...opening('s'))
    const outcomes = await Promise.allSettled([
      stores.log.append('s', [joining(2, 'Ana')]),
      stores.directory.create(...opening('s')),
      stores.log.append('s', [joining(3, 'Bo')]),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await stores.log.read('s', 0)).toHaveLength(3)
  })

  it('tells when another connection has written', async () => {
    const file = freshFile()
    const [stores, other] = [await open(file), await open(file)]
    const told = new Promise<void>((resolve) => stores.onForeignWrite(resolve))
    await other.directory.create(...opening('s'))
    await told
    expect(await stores.log.read('s', 0)).toHaveLength(1)
  })

  it('refuses a file that is not a database with a sentence', async () => {
    const file = freshFile()
    const { writeFileSync } = await import('node:fs')
    writeFileSync(
      file,
      'this is a letter, not a database, and it is long enough to be looked at as one'.repeat(20),
    )
    await expect(openSqliteStores({ file })).rejects.toThrow(/not a database/)
  })

  it('leaves a database alone that another program or a newer release made', async () => {
    const foreign = freshFile()
    const other = new Database(foreign)
    other.exec('create table recipes (name text)')
    other.close()
    await expect(openSqliteStores({ file: foreign })).rejects.toThrow(/another program/)
    const left = new Database(foreign, { readonly: true })
    cleanups.push(() => void left.close())
    expect(left.prepare('select name from sqlite_master').pluck().all()).toEqual(['recipes'])
    expect(left.pragma('journal_mode', { simple: true })).toBe('delete')

    const newer = freshFile()
    await (await openSqliteStores({ file: newer })).close()
    const upgraded = new Database(newer)
    upgraded
      .prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
      .run('later', 99_999_999_999_999)
    upgraded.close()
    await expect(openSqliteStores({ file: newer })).rejects.toThrow(/newer release/)
  })
})
