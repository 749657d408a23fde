import { expect, it } from 'vitest'
import { ManualClock } from '../../tests/support/manual-clock.ts'
import { memoryStores } from '../adapters/memory/stores.ts'
import type { CourseTexts } from '../ports/course-library.ts'
import { CourseIndex } from './course-index.ts'

const FRESH_MS = 5_000

/** Courses by id, as their files say: the revision is the text. */
function world(files: Map<string, string>) {
  const clock = new ManualClock()
  const stores = memoryStores()
  const read: string[] = []
  const courses = {
    list: async () =>
      [...files.keys()].map((id) => ({ id, title: id, description: '', language: 'en', modules: [] })),
    revision: async (id: string) => files.get(id),
    texts: async (id: string): Promise<CourseTexts | undefined> => {
      read.push(id)
      const title = files.get(id) ?? ''
      return { title: id, language: 'en', entries: [{ kind: 'course', ref: '', title, body: '', notes: '' }] }
    },
  }
  const faults: unknown[] = []
  const index = new CourseIndex({
    courses,
    search: stores.search,
    clock,
    onFault: (error) => faults.push(error),
  })
  const found = async (word: string) => {
    const { hits } = await stores.search.find({ words: [word], offset: 0, limit: 10 })
    return hits.map(({ course }) => course.course)
  }
  return { clock, stores, courses, index, read, faults, found }
}

it('reads courses when they are new or have changed, and forgets those that are gone', async () => {
  const files = new Map([
    ['a', 'apple'],
    ['b', 'pear'],
  ])
  const { clock, index, read, found } = world(files)
  expect(await index.ready()).toBe(true)
  expect(read).toEqual(['a', 'b'])
  files.set('a', 'plum').delete('b')
  expect(await index.ready()).toBe(true)
  expect(await found('apple')).toEqual(['a'])
  clock.advance(FRESH_MS)
  await index.ready()
  expect(read).toEqual(['a', 'b', 'a'])
  expect([await found('plum'), await found('apple'), await found('pear')]).toEqual([['a'], [], []])
})

it('is shared by those who search meanwhile, and lets nobody wait for long', async () => {
  const { index, courses, read } = world(new Map([['a', 'apple']]))
  let go = () => {}
  const gate = new Promise<void>((resolve) => {
    go = resolve
  })
  const { texts } = courses
  courses.texts = async (id) => {
    await gate
    return texts(id)
  }
  expect(await Promise.all([index.ready(0), index.ready(0)])).toEqual([false, false])
  go()
  expect(await index.ready(60_000)).toBe(true)
  expect(read).toEqual(['a'])
})

it('says so where the index cannot be written, and tries again', async () => {
  const { stores, index, courses, faults } = world(new Map([['a', 'apple']]))
  stores.diskFull = true
  expect(await index.ready()).toBe(false)
  expect(faults).toEqual([])
  stores.diskFull = false
  const { list } = courses
  courses.list = () => Promise.reject(new Error('the disk is away'))
  expect(await index.ready()).toBe(false)
  expect(faults).toHaveLength(1)
  courses.list = list
  expect(await index.ready()).toBe(true)
})
