import { expect, test } from 'vitest'
import { TtlCache } from './cache'

test('throws away what has the tag, and nothing else', () => {
  const cache = new TtlCache<number>({ ttlMs: 500, maxEntries: 10, now: () => 0 })
  cache.set('/species/wren/count', 3, ['list', 'species:wren'])
  cache.set('/species/wren/count?place=pond', 1, ['list', 'species:wren'])
  cache.set('/species/owl/count', 1, ['list', 'species:owl'])
  expect(cache.invalidate('species:wren')).toBe(2)
  expect(cache.get('/species/wren/count')).toBeUndefined()
  expect(cache.get('/species/owl/count')).toBe(1)
  expect(cache.invalidate('species:wren')).toBe(0)
  expect(cache.invalidate('list')).toBe(1)
})

test('counts hits and misses, and a value that is too old is a miss', () => {
  let time = 0
  const cache = new TtlCache<number>({ ttlMs: 500, maxEntries: 10, now: () => time })
  cache.get('a')
  cache.set('a', 1)
  cache.get('a')
  cache.get('a')
  time = 500
  cache.get('a')
  expect(cache.stats()).toEqual({ hits: 2, misses: 2, size: 0 })
})
