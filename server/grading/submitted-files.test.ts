import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { revisionText } from '../../shared/course/exercise-files.ts'
import { type StoredUpdate, submittedFiles } from './submitted-files.ts'

const revisionOf = (text: string) =>
  createHash('sha256')
    .update(revisionText([{ name: 'main.py', text }]))
    .digest('hex')

/** A document whose one file had these texts, a second apart from 0 on. */
function history(...texts: string[]): StoredUpdate[] {
  const doc = new Y.Doc()
  const updates: StoredUpdate[] = []
  doc.on('update', (bytes: Uint8Array) => updates.push({ at: updates.length * 1_000, bytes }))
  for (const text of texts) {
    doc.transact(() => {
      const files = doc.getMap<Y.Text>('files')
      const file = files.get('main.py')
      if (!file) files.set('main.py', new Y.Text(text))
      else {
        file.delete(0, file.length)
        file.insert(0, text)
      }
    })
  }
  return updates
}

describe('the files that were handed in', () => {
  it('are those with the fingerprint, also when somebody typed on', () => {
    const updates = history('a', 'b', 'c', 'd')
    for (const text of ['b', 'c', 'd']) {
      expect(submittedFiles(updates, { revision: revisionOf(text), at: 2_000 })).toEqual([
        { name: 'main.py', text },
      ])
    }
  })

  it('are found where the last change is long ago', () => {
    const updates = history('a', 'b')
    expect(submittedFiles(updates, { revision: revisionOf('b'), at: 9_000_000 })).toEqual([
      { name: 'main.py', text: 'b' },
    ])
  })

  it('are none where the history never held them', () => {
    expect(submittedFiles(history('a', 'b'), { revision: revisionOf('x'), at: 1_000 })).toBeUndefined()
    expect(submittedFiles([], { revision: revisionOf('x'), at: 1_000 })).toBeUndefined()
  })
})
