import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { EMPTY_UPDATE } from '../ports/merged-updates.ts'
import { Replica } from './replica.ts'

/** An editor whose updates are at hand. */
function editor(client: number) {
  const doc = new Y.Doc()
  doc.clientID = client
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, _origin: unknown) => updates.push(update))
  return { doc, text: doc.getText('t'), updates, last: () => updates.at(-1) as Uint8Array }
}

function take(replica: Replica, update: Uint8Array) {
  const { verdict, scan } = replica.examine(update)
  return verdict === 'news' ? replica.add(update, scan) : verdict
}

/** What somebody has after they were sent what they lack, as a page gets it. */
function caughtUp(replica: Replica, doc = new Y.Doc()): Y.Doc {
  const { late, base } = replica.missingFrom(Y.encodeStateVector(doc))
  for (const update of late) Y.applyUpdate(doc, update)
  Y.applyUpdate(doc, base)
  return doc
}

const empty = () => new Replica({ state: EMPTY_UPDATE })

describe('a replica', () => {
  it('gives everybody what they lack, whatever they have', () => {
    const replica = empty()
    const a = editor(1)
    const halfway = new Y.Doc()
    for (let n = 0; n < 20; n++) {
      a.text.insert(n % 3, `${n} `)
      take(replica, a.last())
      if (n === 8) caughtUp(replica, halfway)
      if (n === 12) replica.rebase({ seq: 0, state: EMPTY_UPDATE })
    }
    a.text.delete(2, 9)
    take(replica, a.last())
    expect(caughtUp(replica).getText('t').toString()).toBe(a.text.toString())
    expect(caughtUp(replica, halfway).getText('t').toString()).toBe(a.text.toString())
  })

  it('knows what it knows already, also deletions told as a whole set', () => {
    const replica = empty()
    const a = editor(1)
    a.text.insert(0, 'hello world')
    take(replica, a.last())
    a.text.delete(2, 3)
    take(replica, a.last())
    a.text.delete(4, 2)
    take(replica, a.last())
    expect(replica.examine(Y.encodeStateAsUpdate(a.doc)).verdict).toBe('nothing')
    expect(replica.examine(Y.encodeStateAsUpdate(caughtUp(replica))).verdict).toBe('nothing')
    a.text.delete(0, 1)
    expect(replica.examine(Y.encodeStateAsUpdate(a.doc)).verdict).toBe('news')
  })

  it('sees what does not fit: a missing update, a struct that hangs on it, a deletion of what is not there', () => {
    const replica = empty()
    const a = editor(1)
    const b = editor(2)
    a.text.insert(0, 'abc')
    const lost = a.last()
    a.text.insert(3, 'd')
    expect(take(replica, a.last())).toBe('gap')
    Y.applyUpdate(b.doc, lost)
    b.text.insert(1, 'x')
    expect(take(replica, b.last())).toBe('gap')
    b.text.delete(0, 1)
    expect(take(replica, b.last())).toBe('gap')
    expect(take(replica, Y.encodeStateAsUpdate(a.doc))).not.toBe('gap')
    expect(take(replica, Y.encodeStateAsUpdate(b.doc))).not.toBe('gap')
  })

  it('has the state vector of what it was told', () => {
    const replica = empty()
    const [a, b] = [editor(1), editor(2)]
    a.text.insert(0, 'abc')
    b.text.insert(0, 'xy')
    take(replica, a.last())
    take(replica, b.last())
    expect([...Y.decodeStateVector(replica.stateVector())].sort()).toEqual([
      [1, 3],
      [2, 2],
    ])
    const again = new Replica({ state: Y.encodeStateAsUpdate(caughtUp(replica)) })
    expect([...Y.decodeStateVector(again.stateVector())].sort()).toEqual([
      [1, 3],
      [2, 2],
    ])
  })

  it('takes a merged state in place of what is in it, and keeps what came later', () => {
    const replica = empty()
    const a = editor(1)
    const stored: Uint8Array[] = []
    for (let n = 1; n <= 5; n++) {
      a.text.insert(0, `${n}`)
      const fresh = take(replica, a.last())
      if (typeof fresh === 'object' && n <= 3) {
        fresh.seq = n
        stored.push(a.last())
      }
    }
    replica.rebase({ seq: 3, state: Y.mergeUpdates(stored) })
    expect(replica.missingFrom(Uint8Array.of(0)).late).toHaveLength(1)
    expect(caughtUp(replica).getText('t').toString()).toBe('54321')
  })

  it('hands out the merged state as it is to whoever has nothing', () => {
    const state = Y.encodeStateAsUpdate(editor(1).doc)
    const replica = new Replica({ state })
    expect(replica.missingFrom(Uint8Array.of(0)).base).toBe(state)
    expect(replica.missingFrom(Uint8Array.of(0)).base).toBe(replica.merged)
  })
})
