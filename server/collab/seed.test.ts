import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { scanUpdate } from './scan-update.ts'
import { seedUpdate } from './seed.ts'

const SEED = [
  { name: 'server.js', text: 'app.listen(3000)\n' },
  { name: 'empty.txt', text: '' },
]

describe('a seed', () => {
  it('is the same bytes each time, and an update like any other', () => {
    expect(seedUpdate(SEED)).toEqual(seedUpdate(structuredClone(SEED)))
    expect(scanUpdate(seedUpdate(SEED)).structs.every(({ client }) => client === 1)).toBe(true)
  })

  it('has the files with their texts, in order', () => {
    const doc = new Y.Doc()
    // Twice, as after a write whose answer was lost: it stays one.
    for (let n = 0; n < 2; n++) Y.applyUpdate(doc, seedUpdate(SEED))
    const files = doc.getMap<Y.Text>('files')
    expect([...files].map(([name, text]) => [name, text.toString()])).toEqual([
      ['server.js', 'app.listen(3000)\n'],
      ['empty.txt', ''],
    ])
    expect(doc.getMap('meta').get('order')).toEqual(['server.js', 'empty.txt'])
  })
})
