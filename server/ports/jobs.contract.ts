import { expect, it } from 'vitest'
import type { NewJob } from './jobs.ts'
import type { Stores } from './stores.ts'

const job = (id: string, more: Partial<NewJob> = {}): NewJob => ({
  id,
  kind: 'k',
  payload: { a: [1, 'ü', null] },
  runAt: 10,
  createdAt: 1,
  ...more,
})

/** What every store of background jobs must do; `open` gives a fresh, empty one. */
export function jobsContract(open: () => Promise<Pick<Stores, 'jobs' | 'accounts'>>): void {
  it('gives a job out once, when it is due, and only to those who do its kind', async () => {
    const { jobs } = await open()
    expect(await jobs.add(job('a'))).toBe(true)
    expect(await jobs.find('a')).toEqual({ ...job('a'), state: 'waiting', attempts: 0 })
    expect(await jobs.claim(['k'], 9)).toBeUndefined()
    expect(await jobs.claim(['other'], 10)).toBeUndefined()
    expect(await jobs.claim(['k'], 12)).toEqual({
      ...job('a'),
      state: 'running',
      attempts: 1,
      startedAt: 12,
    })
    expect(await jobs.claim(['k'], 12)).toBeUndefined()
  })

  it('gives out what has been due longest', async () => {
    const { jobs } = await open()
    await jobs.add(job('late', { runAt: 20 }))
    await jobs.add(job('early', { runAt: 10 }))
    expect(await jobs.nextDue(['k'])).toBe(10)
    expect((await jobs.claim(['k'], 30))?.id).toBe('early')
    expect(await jobs.nextDue(['k'])).toBe(20)
    expect(await jobs.nextDue(['other'])).toBeUndefined()
    expect((await jobs.claim(['k'], 30))?.id).toBe('late')
    expect(await jobs.nextDue(['k'])).toBeUndefined()
  })

  it('leaves out lanes that are full, and lists a lane', async () => {
    const { jobs } = await open()
    await jobs.add(job('slow', { lane: 'slow', runAt: 10 }))
    await jobs.add(job('fast', { lane: 'fast', runAt: 20 }))
    await jobs.add(job('none', { runAt: 30 }))
    expect(await jobs.nextDue(['k'], ['slow'])).toBe(20)
    expect((await jobs.claim(['k'], 40, ['slow']))?.id).toBe('fast')
    expect((await jobs.claim(['k'], 40, ['slow']))?.id).toBe('none')
    expect(await jobs.claim(['k'], 40, ['slow'])).toBeUndefined()
    expect(await jobs.nextDue(['k'], ['slow'])).toBeUndefined()
    expect((await jobs.claim(['k'], 40, ['fast']))?.lane).toBe('slow')
    expect((await jobs.list({ lane: 'slow', limit: 9 })).map(({ id }) => id)).toEqual(['slow'])
  })

  it('adds nothing under an id that is in use, even of a job that is over', async () => {
    const { jobs } = await open()
    await jobs.add(job('a'))
    await jobs.claim(['k'], 10)
    await jobs.finish('a', 20, 'x')
    expect(await jobs.add(job('a'))).toBe(false)
    expect(await jobs.find('a')).toMatchObject({ state: 'done' })
  })

  it('keeps what came of it', async () => {
    const { jobs } = await open()
    await jobs.add(job('a'))
    await jobs.claim(['k'], 10)
    await jobs.postpone('a', 40, 'no answer')
    expect(await jobs.find('a')).toMatchObject({
      state: 'waiting',
      runAt: 40,
      error: 'no answer',
      attempts: 1,
    })
    expect((await jobs.claim(['k'], 40))?.attempts).toBe(2)
    await jobs.finish('a', 50, { rows: 3 })
    const done = await jobs.find('a')
    expect(done).toMatchObject({ state: 'done', finishedAt: 50, result: { rows: 3 } })
    expect(done?.error).toBeUndefined()
  })

  it('changes the end of a job only while it runs', async () => {
    const { jobs } = await open()
    await jobs.add(job('a'))
    await jobs.finish('a', 1, 'x')
    await jobs.fail('a', 1, 'x')
    await jobs.postpone('a', 99, 'x')
    expect(await jobs.find('a')).toEqual({ ...job('a'), state: 'waiting', attempts: 0 })
  })

  it('cancels what waits, and begins again what failed or was cancelled', async () => {
    const { jobs } = await open()
    await jobs.add(job('a'))
    expect(await jobs.again('a', 5)).toBe(false)
    expect(await jobs.cancel('a', 3)).toBe(true)
    expect(await jobs.cancel('a', 4)).toBe(false)
    expect(await jobs.find('a')).toMatchObject({ state: 'cancelled', finishedAt: 3 })
    expect(await jobs.again('a', 5)).toBe(true)
    expect(await jobs.claim(['k'], 5)).toMatchObject({ attempts: 1 })
    await jobs.fail('a', 6, 'gone', { found: 1 })
    expect(await jobs.find('a')).toMatchObject({
      state: 'failed',
      error: 'gone',
      finishedAt: 6,
      result: { found: 1 },
    })
    expect(await jobs.again('a', 7)).toBe(true)
    expect(await jobs.find('a')).not.toHaveProperty('finishedAt')
    expect(await jobs.find('a')).not.toHaveProperty('result')
    expect(await jobs.again('nobody', 7)).toBe(false)
  })

  it('has one job of a key at a time', async () => {
    const { jobs } = await open()
    expect(await jobs.add(job('a', { key: 'x' }))).toBe(true)
    expect(await jobs.add(job('b', { key: 'x' }))).toBe(false)
    expect(await jobs.find('b')).toBeUndefined()
    await jobs.claim(['k'], 10)
    expect(await jobs.add(job('b', { key: 'x' }))).toBe(false)
    await jobs.fail('a', 11, 'no')
    expect(await jobs.add(job('b', { key: 'x' }))).toBe(true)
    expect(await jobs.again('a', 12)).toBe(false)
  })

  it('lets what ran wait again after an end of the server', async () => {
    const { jobs } = await open()
    await jobs.add(job('a'))
    await jobs.add(job('b', { runAt: 99 }))
    await jobs.claim(['k'], 10)
    expect(await jobs.recover()).toBe(1)
    expect(await jobs.claim(['k'], 10)).toMatchObject({ id: 'a', attempts: 2 })
  })

  it('lists the newest first, by account, kind and state, page by page', async () => {
    const { jobs, accounts } = await open()
    await accounts.addUser({
      id: 'u',
      email: 'u@example.org',
      name: 'u',
      role: 'instructor',
      passwordHash: 'x',
      createdAt: 1,
    })
    await jobs.add(job('a', { createdAt: 1, account: 'u' }))
    await jobs.add(job('b', { createdAt: 2, kind: 'other' }))
    await jobs.add(job('c', { createdAt: 2, account: 'u' }))
    const ids = async (filter: Omit<Parameters<typeof jobs.list>[0], 'limit'>, limit = 9) =>
      (await jobs.list({ ...filter, limit })).map(({ id }) => id)
    expect(await ids({})).toEqual(['c', 'b', 'a'])
    expect(await ids({}, 2)).toEqual(['c', 'b'])
    expect(await ids({ after: { createdAt: 2, id: 'b' } })).toEqual(['a'])
    expect(await ids({ oldestFirst: true, after: { createdAt: 1, id: 'a' } })).toEqual(['b', 'c'])
    expect(await ids({ account: 'u' })).toEqual(['c', 'a'])
    expect(await ids({ kind: 'other' })).toEqual(['b'])
    await jobs.cancel('c', 3)
    expect(await ids({ state: 'cancelled' })).toEqual(['c'])
  })

  it('forgets what was over long ago', async () => {
    const { jobs } = await open()
    await jobs.add(job('a'))
    await jobs.add(job('b'))
    await jobs.cancel('a', 5)
    expect(await jobs.forget(5)).toBe(0)
    expect(await jobs.forget(6)).toBe(1)
    expect(await jobs.find('a')).toBeUndefined()
    expect(await jobs.find('b')).toBeDefined()
  })

  it('forgets what went well of one kind, and keeps what failed', async () => {
    const { jobs } = await open()
    for (const id of ['a', 'b']) await jobs.add(job(id))
    await jobs.claim(['k'], 10)
    await jobs.claim(['k'], 10)
    await jobs.finish('a', 11, 'well')
    await jobs.fail('b', 11, 'no')
    expect(await jobs.forget(12, { kind: 'other' })).toBe(0)
    expect(await jobs.forget(12, { kind: 'k' })).toBe(1)
    expect(await jobs.find('b')).toBeDefined()
  })
}
