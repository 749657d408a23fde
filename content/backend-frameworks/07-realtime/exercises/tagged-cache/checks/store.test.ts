import { beforeEach, expect, test } from 'vitest'
import { TtlCache } from './cache'

let time = 0
let cache: TtlCache<string>

beforeEach(() => {
  time = 1000
  cache = new TtlCache<string>({ ttlMs: 500, maxEntries: 3, now: () => time })
})

test('keeps a value until its time is over', () => {
  cache.set('a', 'wren')
  expect(cache.get('a')).toBe('wren')
  time += 499
  expect(cache.get('a')).toBe('wren')
  time += 1
  expect(cache.get('a')).toBeUndefined()
})

test('looking at a value does not make it younger, setting it does', () => {
  cache.set('a', 'wren')
  time += 400
  cache.get('a')
  time += 200
  expect(cache.get('a')).toBeUndefined()
  cache.set('a', 'owl')
  time += 400
  cache.set('a', 'robin')
  time += 400
  expect(cache.get('a')).toBe('robin')
})

test('keeps no more than it may, and lets go what was not used for longest', () => {
  for (const key of ['a', 'b', 'c']) cache.set(key, key)
  cache.get('a')
  cache.set('d', 'd')
  expect(cache.get('b')).toBeUndefined()
  expect(['a', 'c', 'd'].map((key) => cache.get(key))).toEqual(['a', 'c', 'd'])
})
