import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { keepOffline, surplus } from './offline-copy.ts'

const DAY = 24 * 60 * 60_000
const NOW = 100 * DAY

it('lets go of documents after a week', () => {
  expect(surplus({ new: NOW - DAY, old: NOW - 8 * DAY }, NOW)).toEqual(['old'])
})

it('keeps the dozen that was opened last', () => {
  const kept = Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`d${i}`, NOW - i]))
  expect(surplus(kept, NOW)).toEqual(['d12', 'd13'])
})

it('does without where the browser keeps nothing', async () => {
  const doc = new Y.Doc()
  expect(typeof indexedDB).toBe('undefined')
  const copy = keepOffline('s1/demo/d1', doc)
  await copy.loaded
  doc.getText('notes').insert(0, 'still works')
  copy.forget()
})
