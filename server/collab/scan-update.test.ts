import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { EMPTY_UPDATE } from '../ports/merged-updates.ts'
import { Replica } from './replica.ts'
import { scanUpdate } from './scan-update.ts'

/** A document that several people edited in every way that editors and notes do. */
function edited(seed: number): { updates: Uint8Array[]; state: Uint8Array } {
  const docs = [1, 2, 3].map((n) => {
    const doc = new Y.Doc()
    doc.clientID = n * 1_000 + seed
    return doc
  })
  const updates: Uint8Array[] = []
  for (const doc of docs) {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'sync') return
      updates.push(update)
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, 'sync')
    })
  }
  const [a, b, c] = docs as [Y.Doc, Y.Doc, Y.Doc]
  a.getMap<Y.Text>('files').set('main.js', new Y.Text('const answer = 42\n'))
  b.getMap<Y.Text>('files').get('main.js')?.insert(3, '😀 ünïcode')
  c.getMap<Y.Text>('files').get('main.js')?.delete(1, 6)
  a.getMap('meta').set('order', ['main.js', { deep: [1, 2.5, null, true, undefined] }])
  b.getText('notes').insert(0, 'bold', { bold: true })
  b.getText('notes').insertEmbed(1, { image: 'x' })
  c.getArray('list').push([1, 'two', ['three']])
  a.getMap('files').delete('main.js')
  return { updates, state: Y.encodeStateAsUpdate(a) }
}

const bytes = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** An update of one client with these structs, already encoded, and no deletions. */
const oneSection = (clock: number, ...structs: ((encoder: encoding.Encoder) => void)[]): Uint8Array =>
  bytes((encoder) => {
    for (const n of [1, structs.length, 7, clock]) encoding.writeVarUint(encoder, n)
    for (const write of structs) write(encoder)
    encoding.writeVarUint(encoder, 0)
  })

/** A struct in the root type `t` with content of a kind. */
const struct =
  (kind: number, content: (encoder: encoding.Encoder) => void) => (encoder: encoding.Encoder) => {
    encoding.writeUint8(encoder, kind)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, 't')
    content(encoder)
  }

describe('scanning an update', () => {
  it('takes everything that editors write, alone and merged', () => {
    const { updates, state } = edited(1)
    for (const update of [...updates, state, Y.mergeUpdates(updates), EMPTY_UPDATE]) {
      const scan = scanUpdate(update)
      const { structs, ds } = Y.decodeUpdate(update)
      const length = scan.structs.reduce((sum, { from, to }) => sum + to - from, 0)
      expect(length).toBe(structs.reduce((sum, { length: one }) => sum + one, 0))
      expect(scan.deletes).toHaveLength([...ds.clients.values()].flat().length)
    }
  })

  it('says which runs an update has, with its gaps', () => {
    const doc = new Y.Doc()
    doc.clientID = 9
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (const text of ['abc', 'de', 'f']) doc.getText('t').insert(doc.getText('t').length, text)
    const [first, , third] = updates as [Uint8Array, Uint8Array, Uint8Array]
    expect(scanUpdate(Y.mergeUpdates([first, third])).structs).toEqual([
      { client: 9, from: 0, to: 3 },
      { client: 9, from: 5, to: 6 },
    ])
    expect([...scanUpdate(third).needs]).toEqual([[9, 4]])
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['half of one', edited(2).state.slice(0, 40)],
    ['something behind the end', Uint8Array.of(0, 0, 0)],
    [
      'a subdocument',
      oneSection(
        0,
        struct(9, (e) => {
          encoding.writeVarString(e, 'x')
          encoding.writeAny(e, {})
        }),
      ),
    ],
    [
      'content of no known kind',
      oneSection(
        0,
        struct(11, () => undefined),
      ),
    ],
    [
      'a type that is not used',
      oneSection(
        0,
        struct(7, (e) => encoding.writeVarUint(e, 3)),
      ),
    ],
    [
      'an empty text',
      oneSection(
        0,
        struct(4, (e) => encoding.writeVarString(e, '')),
      ),
    ],
    [
      'a length of nothing',
      oneSection(
        0,
        struct(1, (e) => encoding.writeVarUint(e, 0)),
      ),
    ],
    [
      'a length beyond all typing',
      oneSection(
        0,
        struct(1, (e) => encoding.writeVarUint(e, 2 ** 40)),
      ),
    ],
    [
      'a clock beyond all typing',
      oneSection(
        2 ** 40,
        struct(1, (e) => encoding.writeVarUint(e, 1)),
      ),
    ],
    ['a struct that is skipped over', oneSection(0, (e) => encoding.writeUint8(e, 0x2a))],
    ['a section without structs', bytes((e) => [1, 0, 7, 0, 0].map((n) => encoding.writeVarUint(e, n)))],
    [
      'JSON that is none',
      oneSection(
        0,
        struct(5, (e) => encoding.writeVarString(e, '{')),
      ),
    ],
    [
      'JSON that is long',
      oneSection(
        0,
        struct(5, (e) => encoding.writeVarString(e, `"${'x'.repeat(2_000)}"`)),
      ),
    ],
    [
      'a value that is nested deeply',
      oneSection(
        0,
        struct(8, (e) => {
          encoding.writeVarUint(e, 1)
          for (let n = 0; n < 100; n++) encoding.writeUint8Array(e, Uint8Array.of(117, 1))
          encoding.writeUint8(e, 127)
        }),
      ),
    ],
    [
      'more values than there are bytes',
      oneSection(
        0,
        struct(8, (e) => encoding.writeVarUint(e, 1_000_000_000)),
      ),
    ],
    [
      'clients out of order',
      bytes((e) => {
        encoding.writeVarUint(e, 2)
        for (const client of [3, 4]) {
          for (const n of [1, client, 0]) encoding.writeVarUint(e, n)
          struct(1, () => encoding.writeVarUint(e, 1))(e)
        }
        encoding.writeVarUint(e, 0)
      }),
    ],
  ])('refuses %s', (_what, update) => {
    expect(() => scanUpdate(update)).toThrow()
  })

  it('lets through nothing that Yjs cannot merge, or that makes a reader throw or wait', () => {
    const { updates, state } = edited(3)
    const replica = new Replica({ state: Y.mergeUpdates(updates.slice(0, 4)) })
    const mutated = fc
      .record({
        update: fc.constantFrom(...updates, state),
        changes: fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 3 }),
      })
      .map(({ update, changes }) => {
        const copy = update.slice()
        for (const [at, byte] of changes) copy[at % copy.length] = byte
        return copy
      })
    let passed = 0
    fc.assert(
      fc.property(mutated, (update) => {
        try {
          if (replica.examine(update).verdict !== 'news') return
        } catch {
          return
        }
        passed += 1
        scanUpdate(Y.mergeUpdates([replica.merged, update]))
        const reader = new Y.Doc()
        Y.applyUpdate(reader, replica.merged)
        Y.applyUpdate(reader, update)
        expect(reader.store.pendingStructs).toBeNull()
        expect(reader.store.pendingDs).toBeNull()
      }),
      { seed: 7, numRuns: 4_000 },
    )
    expect(passed).toBeGreaterThan(50)
  })
})
