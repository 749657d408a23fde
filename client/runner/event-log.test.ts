import { describe, expect, it } from 'vitest'
import { EventLog } from './event-log.ts'

const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

describe('event log', () => {
  it('gives everything to those who read during, after and twice', async () => {
    const log = new EventLog<number>()
    log.push(1)
    const during = all(log)
    await Promise.resolve()
    log.push(2)
    log.push(3)
    log.close()
    expect(await during).toEqual([1, 2, 3])
    expect(await all(log)).toEqual([1, 2, 3])
  })

  it('calls listeners with what was before, until they leave, and drops what comes after the end', () => {
    const log = new EventLog<number>()
    log.push(1)
    const first: number[] = []
    const second: number[] = []
    const leave = log.follow((item) => first.push(item))
    log.follow((item) => second.push(item))
    log.push(2)
    leave()
    log.push(3)
    log.close()
    log.push(4)
    expect(first).toEqual([1, 2])
    expect(second).toEqual([1, 2, 3])
  })
})
