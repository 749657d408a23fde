import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { ManualClock } from '../../tests/harness/manual-clock.ts'
import { settle } from '../../tests/harness/settle.ts'
import { memoryStores } from '../adapters/memory/stores.ts'
import { GaveUp, type JobKind, jobKind, RETRY_DELAYS, retryDelay } from './job-kind.ts'
import { Jobs } from './jobs.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let clock: ManualClock
let stores: ReturnType<typeof memoryStores>
let open: Jobs[]

beforeEach(() => {
  clock = new ManualClock()
  stores = memoryStores()
  open = []
})

afterEach(async () => {
  for (const jobs of open) await jobs.close()
})

const log = { info: () => {}, warn: () => {}, error: () => {} }

async function server(...kinds: Omit<JobKind, 'title' | 'payload'>[]): Promise<Jobs> {
  const jobs = new Jobs({ store: stores.jobs, clock, log, random: () => 0 })
  open.push(jobs)
  for (const kind of kinds) jobs.register(jobKind({ title: kind.name, payload: z.unknown(), ...kind }))
  await jobs.start()
  return jobs
}

const idOf = (id: string | undefined): string => {
  if (id === undefined) throw new Error('the job was not added')
  return id
}

describe('background jobs', () => {
  it('does a job and keeps what came of it', async () => {
    const jobs = await server({ name: 'add', run: async (payload) => ({ sum: Object(payload).a + 1 }) })
    const id = idOf(await jobs.add('add', { payload: { a: 1 } }))
    await settle()
    expect(await stores.jobs.find(id)).toMatchObject({ state: 'done', result: { sum: 2 }, attempts: 1 })
  })

  it('refuses payloads that are not of the kind, and kinds that nobody does', async () => {
    const jobs = await server()
    jobs.register(jobKind({ name: 'n', title: 'n', payload: z.number(), run: async () => 1 }))
    await expect(jobs.add('n', { payload: 'x' })).rejects.toThrow()
    await expect(jobs.add('m', { payload: 1 })).rejects.toThrow('no kind of job called m')
    expect(() =>
      jobs.register(jobKind({ name: 'n', title: 'n', payload: z.number(), run: async () => 1 })),
    ).toThrow('two kinds')
  })

  it('says nothing of the folders of the server when the system refuses something', async () => {
    const error = Object.assign(new Error("EROFS: read-only file system, open '/srv/x'"), { code: 'EROFS' })
    const jobs = await server({ name: 'write', delays: [], run: () => Promise.reject(error) })
    const id = idOf(await jobs.add('write', { payload: {} }))
    await settle()
    expect(await stores.jobs.find(id)).toMatchObject({
      state: 'failed',
      error: 'Something went wrong on the server (EROFS); its log has more.',
    })
  })

  it('tries again later and later, and says why it failed in the end', async () => {
    const begun: number[] = []
    const start = clock.now()
    const jobs = await server({
      name: 'flaky',
      run: async () => {
        begun.push(clock.now() - start)
        throw new Error('no answer')
      },
    })
    const id = idOf(await jobs.add('flaky', { payload: {} }))
    await clock.advance(DAY)
    const sums = RETRY_DELAYS.map((_, at) => RETRY_DELAYS.slice(0, at + 1).reduce((a, b) => a + b))
    expect(begun).toEqual([0, ...sums])
    expect(await stores.jobs.find(id)).toMatchObject({ state: 'failed', error: 'no answer', attempts: 5 })
    expect(await jobs.again(id)).toBe(true)
    await settle()
    expect(begun).toHaveLength(6)
  })

  it('gives up at once where trying again is no use', async () => {
    const jobs = await server({
      name: 'bad',
      run: async () => {
        throw new GaveUp('there is no such file')
      },
    })
    const id = idOf(await jobs.add('bad', { payload: {} }))
    await settle()
    expect(await stores.jobs.find(id)).toMatchObject({ state: 'failed', error: 'there is no such file' })
  })

  it('begins again what the end of a server cut off', async () => {
    let cut = 0
    const first = await server({
      name: 'long',
      run: (_, { signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            cut += 1
            reject(new Error('stopped'))
          })
        }),
    })
    const id = idOf(await first.add('long', { payload: {} }))
    await settle()
    await first.close()
    expect(cut).toBe(1)
    expect(await stores.jobs.find(id)).toMatchObject({ state: 'running' })
    await server({ name: 'long', run: async () => 'whole' })
    await settle()
    expect(await stores.jobs.find(id)).toMatchObject({ state: 'done', result: 'whole', attempts: 2 })
  })

  it('does as many of a kind at once as the kind says, and other kinds beside them', async () => {
    const running = new Map<string, () => void>()
    const wait = (_: unknown, { job }: { job: string }) =>
      new Promise<void>((resolve) => running.set(job, resolve))
    const jobs = await server({ name: 'two', parallel: 2, run: wait }, { name: 'one', run: wait })
    for (let count = 0; count < 3; count += 1) await jobs.add('two', { payload: {} })
    await jobs.add('one', { payload: {} })
    await settle()
    expect(running.size).toBe(3)
    for (const done of running.values()) done()
    await settle()
    expect(running.size).toBe(4)
    for (const done of running.values()) done()
  })

  it('does no more of a lane at once than the kind says, and those of others meanwhile', async () => {
    const running = new Map<string, () => void>()
    const run = (payload: unknown) =>
      new Promise<void>((resolve) => running.set(String(payload), () => resolve()))
    const jobs = await server({ name: 'sent', parallel: 4, parallelPerLane: 1, run })
    // All due at the same moment: then ids say whose turn it is.
    for (const id of ['dead 1', 'dead 2', 'dead 3']) await jobs.add('sent', { id, payload: id, lane: 'dead' })
    await jobs.add('sent', { id: 'fine', payload: 'fine', lane: 'fine' })
    await settle()
    expect([...running.keys()]).toEqual(['dead 1', 'fine'])
    running.get('dead 1')?.()
    await settle()
    expect([...running.keys()]).toEqual(['dead 1', 'fine', 'dead 2'])
    for (let left = 0; left < 2; left += 1) {
      for (const done of running.values()) done()
      await settle()
    }
  })

  it('gives itself what comes again and again, once each time however often it is started', async () => {
    const begun: number[] = []
    const start = clock.now()
    const kind = { name: 'daily', every: DAY, run: async () => void begun.push(clock.now() - start) }
    const first = await server(kind)
    await clock.advance(DAY / 2)
    await first.close()
    await server(kind)
    await clock.advance(2 * DAY)
    expect(begun).toEqual([0, DAY, 2 * DAY])
    expect((await stores.jobs.list({ state: 'waiting', limit: 9 })).length).toBe(1)
  })

  it('goes on when the disk has room again, and does nothing twice for that', async () => {
    let runs = 0
    const jobs = await server({
      name: 'once',
      run: async () => {
        runs += 1
        stores.diskFull = true
      },
    })
    const id = idOf(await jobs.add('once', { payload: {} }))
    await clock.advance(10 * MINUTE)
    expect(await stores.jobs.find(id)).toMatchObject({ state: 'running' })
    stores.diskFull = false
    await clock.advance(10 * MINUTE)
    expect(await stores.jobs.find(id)).toMatchObject({ state: 'done' })
    expect(runs).toBe(1)
  })

  it('waits as long as was asked, and does not begin what was cancelled', async () => {
    let runs = 0
    const jobs = await server({ name: 'later', run: async () => void runs++ })
    await jobs.add('later', { payload: {}, delay: MINUTE })
    const cancelled = idOf(await jobs.add('later', { payload: {}, delay: MINUTE }))
    expect(await jobs.cancel(cancelled)).toBe(true)
    await clock.advance(MINUTE - 1)
    expect(runs).toBe(0)
    await clock.advance(1)
    expect(runs).toBe(1)
  })

  it('has no second job of a key', async () => {
    const jobs = await server({ name: 'k', run: () => new Promise<void>((resolve) => setImmediate(resolve)) })
    expect(await jobs.add('k', { payload: {}, key: 'x' })).toBeDefined()
    expect(await jobs.add('k', { payload: {}, key: 'x' })).toBeUndefined()
  })
})

describe('the wait before another attempt', () => {
  it('has some chance in it, so that not all come back at once', () => {
    expect(retryDelay(1, 0, [1_000])).toBe(1_000)
    expect(retryDelay(1, 1, [1_000])).toBe(1_200)
    expect(retryDelay(2, 0, [1_000])).toBeUndefined()
  })
})
