import { expect, it } from 'vitest'
import { ManualClock } from '../../tests/harness/manual-clock.ts'
import { settle } from '../../tests/harness/settle.ts'
import { memoryStores } from '../adapters/memory/stores.ts'
import { keep } from '../ports/removal.contract.ts'
import { removeSession } from '../sessions/remove-session.ts'
import { Jobs } from './jobs.ts'
import { retentionJob } from './retention.ts'

const DAY = 24 * 3_600_000

it('deletes what ended more than so many days ago, once a day, and what nobody ended but all have left', async () => {
  const clock = new ManualClock()
  const stores = memoryStores()
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const forgotten: string[] = []
  const files: string[] = []
  const jobs = new Jobs({ store: stores.jobs, clock, log })
  const start = clock.now()
  await keep(stores, 'ended', start - 40 * DAY, start - 29 * DAY)
  await keep(stores, 'left', start - 31 * DAY)
  await keep(stores, 'used', start - 2 * DAY)
  const deps = {
    stores,
    forget: async (id: string) => void forgotten.push(id),
    exports: { remove: async (ids: readonly string[]) => void files.push(...ids) },
  }
  const remove = (id: string) => removeSession(deps, id)
  jobs.register(retentionJob({ days: 30, directory: stores.directory, clock, remove, log }))
  await jobs.start()
  await settle()
  expect(forgotten).toEqual(['left'])
  expect(files).toEqual(['job-left'])
  await clock.advance(DAY)
  await settle()
  expect(forgotten).toEqual(['left'])
  await clock.advance(DAY)
  await settle()
  expect(forgotten).toEqual(['left', 'ended'])
  expect(await stores.directory.find('ended')).toBeUndefined()
  expect(await stores.directory.find('used')).toBeDefined()
  const [done] = await stores.jobs.list({ kind: 'retention', state: 'done', limit: 1 })
  expect(done?.result).toEqual({ deleted: 1 })
  await jobs.close()
})
