import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { SYSTEM } from '../../shared/session/envelope.ts'
import type { DocumentUpdate } from './documents.ts'
import type { Stores } from './stores.ts'

const NAME = 's/notes'

/** The updates that typing these texts one after another makes, the first of them with number `from`. */
function typed(texts: string[], from = 1, before: Uint8Array[] = []): DocumentUpdate[] {
  const doc = new Y.Doc()
  for (const update of before) Y.applyUpdate(doc, update)
  const updates: DocumentUpdate[] = []
  doc.on('update', (bytes: Uint8Array) => {
    const seq = from + updates.length
    updates.push({ seq, at: 1_000 + seq, author: seq % 2 ? 'p' : null, bytes })
  })
  for (const text of texts) doc.getText('notes').insert(doc.getText('notes').length, text)
  return updates
}

export function textOf(state: Uint8Array): string {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc.getText('notes').toString()
}

const plain = (updates: DocumentUpdate[]) =>
  updates.map((update) => ({ ...update, bytes: [...update.bytes] }))

/** What every adapter must do with documents; `open` gives fresh stores without sessions. */
export function documentsContract(open: () => Promise<Stores>): void {
  async function opened() {
    const stores = await open()
    await stores.directory.create(
      { id: 's', code: 'CODEs', title: 'T', course: 'c', deck: 'd', createdAt: 1 },
      [
        {
          seq: 1,
          at: 1,
          v: 1,
          actor: SYSTEM,
          event: {
            type: 'session.opened',
            session: 's',
            title: 'T',
            course: 'c',
            deck: 'd',
            steps: [],
            host: 'h',
          },
        },
      ],
    )
    return stores.documents
  }

  it('a document that nobody wrote to is empty', async () => {
    const documents = await opened()
    const { seq, state } = await documents.load(NAME)
    expect(seq).toBe(0)
    expect(textOf(state)).toBe('')
    expect(await documents.history(NAME, 0)).toEqual([])
    expect((await documents.compact(NAME)).seq).toBe(0)
  })

  it('gives back updates in order with their times and authors, and all of them merged', async () => {
    const documents = await opened()
    const updates = typed(['one ', 'two ', 'three'])
    expect(await documents.append(NAME, updates.slice(0, 2))).toEqual({ ok: true })
    expect(await documents.append(NAME, updates.slice(2))).toEqual({ ok: true })
    expect(plain(await documents.history(NAME, 0))).toEqual(plain(updates))
    expect(plain(await documents.history(NAME, 2))).toEqual(plain(updates.slice(2)))
    const { seq, state } = await documents.load(NAME)
    expect([seq, textOf(state)]).toEqual([3, 'one two three'])
  })

  it('gives as much of the history as is asked for, and at least one update', async () => {
    const documents = await opened()
    const updates = typed(['one ', 'two ', 'three'])
    await documents.append(NAME, updates)
    const [first, second] = updates.map(({ bytes }) => bytes.length) as [number, number]
    const seqs = async (after: number, enoughBytes?: number) =>
      (await documents.history(NAME, after, enoughBytes)).map(({ seq }) => seq)
    expect(await seqs(0, 1)).toEqual([1])
    expect(await seqs(0, first)).toEqual([1])
    expect(await seqs(0, first + 1)).toEqual([1, 2])
    expect(await seqs(1, second + 1)).toEqual([2, 3])
    expect(await seqs(0, 1_000_000)).toEqual([1, 2, 3])
    expect(await seqs(3, 1)).toEqual([])
  })

  it('refuses an append that does not follow the last update, and writes nothing of it', async () => {
    const documents = await opened()
    const updates = typed(['a', 'b'])
    await documents.append(NAME, updates.slice(0, 1))
    expect(await documents.append(NAME, updates)).toEqual({ ok: false, seq: 1 })
    expect(await documents.append(NAME, typed(['c'], 3))).toEqual({ ok: false, seq: 1 })
    expect(await documents.history(NAME, 0)).toHaveLength(1)
  })

  it('lets exactly one of many writers at the same place win', async () => {
    const documents = await opened()
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) => documents.append(NAME, typed([`${n}`]))),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await documents.history(NAME, 0)).toHaveLength(1)
  })

  it('opens a compacted document from its copy and what came after, and keeps the history', async () => {
    const documents = await opened()
    const updates = typed(['a', 'b', 'c'])
    await documents.append(NAME, updates)
    const compacted = await documents.compact(NAME)
    expect([compacted.seq, textOf(compacted.state)]).toEqual([3, 'abc'])
    const later = typed(
      ['d', 'e'],
      4,
      updates.map(({ bytes }) => bytes),
    )
    await documents.append(NAME, later)
    const loaded = await documents.load(NAME)
    expect([loaded.seq, textOf(loaded.state)]).toEqual([5, 'abcde'])
    expect(textOf((await documents.compact(NAME)).state)).toBe('abcde')
    expect(plain(await documents.history(NAME, 0))).toEqual(plain([...updates, ...later]))
  })

  it('keeps documents apart', async () => {
    const documents = await opened()
    await documents.append('s/demo/a', typed(['A']))
    await documents.append('s/demo/b', typed(['B']))
    expect(textOf((await documents.load('s/demo/a')).state)).toBe('A')
    expect(textOf((await documents.load('s/demo/b')).state)).toBe('B')
  })

  it('lists the documents of a session, and those of no other', async () => {
    const { documents, directory } = await open()
    for (const id of ['s', 't']) {
      const row = { id, code: `C${id}`, title: 'T', course: 'c', deck: 'd', createdAt: 1 }
      if (!(await directory.find(id))) await directory.create(row, [])
    }
    await documents.append('s/notes', typed(['a', 'b']))
    await documents.append('s/demo/one', typed(['c']))
    await documents.append('t/notes', typed(['d']))
    await documents.compact('s/notes')
    expect(await documents.list('s')).toEqual([
      { document: 's/demo/one', updates: 1, changedAt: 1_001 },
      { document: 's/notes', updates: 2, changedAt: 1_002 },
    ])
    expect(await documents.list('nothing')).toEqual([])
  })
}
