import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { SYSTEM } from '../../../shared/session/envelope.ts'
import { storesContract } from '../../ports/stores.contract.ts'
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

  it('survives closing and opening again', async () => {
    const file = freshFile()
    const before = await openSqliteStores({ file })
    await before.directory.create(...opening('s'))
    await before.close()
    const after = await open(file)
    expect(await after.log.read('s', 0)).toHaveLength(1)
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
})
