import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { SYNC } from '../../shared/wire/collab.ts'
import { STALLED_READER_BYTES } from '../../shared/wire/limits.ts'
import { Collab } from '../../tests/harness/collab.ts'
import { accessFor, Editor } from '../../tests/harness/editor.ts'
import { syncMessage, updateMessage } from './messages.ts'

let collab: Collab
beforeEach(() => {
  collab = new Collab()
})
afterEach(() => collab.end())

const authors = async () => (await collab.history()).map(({ author }) => author)

describe('a shared document', () => {
  it('everybody sees what everybody writes, and so does whoever comes later', async () => {
    const { editor: ana } = await collab.open('ana')
    const { editor: ben } = await collab.open('ben')
    ana.text.insert(0, 'hello')
    ben.text.insert(0, 'world')
    await collab.settle()
    expect(ana.text.toString()).toBe(ben.text.toString())
    expect(ana.text.length).toBe(10)
    const { editor: eve } = await collab.open('eve', 'read')
    expect(eve.text.toString()).toBe(ana.text.toString())
  })

  it('stores what was typed together, by author, within a fifth of a second', async () => {
    const { editor: ana } = await collab.open('ana')
    const { editor: ben } = await collab.open('ben')
    for (const letter of 'typing') {
      ana.text.insert(ana.text.length, letter)
      ana.deliver()
    }
    ben.text.insert(0, 'x')
    ben.deliver()
    expect(await collab.history()).toHaveLength(0)
    await collab.clock.advance(200)
    expect(await authors()).toEqual(['ana', 'ben'])
  })

  it('stores and tells nothing of what it has, also when somebody comes back with everything', async () => {
    const { editor: ana } = await collab.open('ana')
    const { editor: ben } = await collab.open('ben')
    ana.text.insert(0, 'some text')
    ana.text.delete(2, 4)
    await collab.settle()
    const before = (await collab.history()).length
    ana.cut()
    await ana.connect(collab.documents, Collab.notes)
    ana.deliver()
    ana.deliver()
    ana.deliver()
    expect(ben.inbox.filter(([type]) => type === 0)).toEqual([])
    await collab.settle()
    expect(await collab.history()).toHaveLength(before)
  })

  it('asks for what it lacks when something does not fit', async () => {
    const { editor: ana } = await collab.open('ana')
    const { editor: ben } = await collab.open('ben')
    ana.text.insert(0, 'lost ')
    ana.outbox.length = 0
    ana.text.insert(5, 'found')
    await collab.settle(3_000)
    expect(ben.text.toString()).toBe('lost found')
  })
})

describe('rights in a shared document', () => {
  it('a reader sees and changes nothing, and is told so once a second', async () => {
    const { editor: ana } = await collab.open('ana')
    const { editor: eve } = await collab.open('eve', 'read')
    for (let n = 0; n < 5; n++) eve.text.insert(0, 'x')
    eve.deliver()
    await collab.settle()
    expect(eve.refusals).toHaveLength(1)
    expect(eve.refusals[0]).toMatch(/read/)
    expect(eve.closed).toBeUndefined()
    expect(ana.text.toString()).toBe('')
    expect(await collab.history()).toEqual([])
  })

  it('rights that are given and taken count at once', async () => {
    const { editor: ana } = await collab.open('ana')
    const { editor: eve, connection } = await collab.open('eve', 'read')
    const document = await collab.documents.open(Collab.notes)
    eve.text.insert(0, 'before ')
    await collab.settle()
    document.setAccess(connection, accessFor('eve', 'write'))
    await collab.settle()
    expect(ana.text.toString()).toBe('before ')
    document.setAccess(connection, accessFor('eve', 'read'))
    eve.text.insert(0, 'after')
    await collab.settle()
    expect(ana.text.toString()).toBe('before ')
    document.setAccess(connection, undefined)
    expect(eve.closed).toBe('removed')
  })
})

describe('limits of a shared document', () => {
  const bytes = (...values: number[]) => Uint8Array.from(values)
  it.each([
    ['nothing', bytes()],
    ['a message of no known type', bytes(9, 0)],
    ['an answer that only servers give', bytes(2, 0, 0)],
    ['a sync message of no known kind', bytes(0, 7, 0)],
    ['half a message', bytes(0, 2, 200, 1)],
    ['more than a message', bytes(0, 2, 2, 0, 0, 1)],
    ['an update that is none', updateMessage(bytes(1, 2, 3))],
    ['a state vector that is none', syncMessage(SYNC.step1, bytes(200))],
    ['awareness that is none', bytes(1, 3, 1, 5, 5)],
    ['a state that is no object', bytes(1, 5, 1, 5, 5, 1, 0x35)],
  ])('closes a connection that sends %s, and nobody else sees anything of it', async (_what, message) => {
    const { editor: ana } = await collab.open('ana')
    const { editor: eve } = await collab.open('eve')
    await collab.settle()
    eve.raw(message)
    expect(eve.closed).toBe('malformed')
    expect(ana.inbox).toEqual([])
    await collab.settle()
    expect(await collab.history()).toEqual([])
    ana.text.insert(0, 'goes on')
    await collab.settle()
    expect(await collab.history()).toHaveLength(1)
  })

  it('refuses an update that is too large', async () => {
    const { editor: eve } = await collab.open('eve')
    eve.text.insert(0, 'x'.repeat(300_000))
    eve.deliver()
    expect(eve.closed).toBe('tooBig')
    await collab.settle()
    expect(await collab.history()).toEqual([])
  })

  it('a full document takes nothing more, and can still be read', async () => {
    const { editor: ana } = await collab.open('ana')
    for (let n = 0; n < 9; n++) ana.text.insert(0, 'x'.repeat(250_000))
    ana.deliver()
    expect(ana.closed).toBe('tooBig')
    await collab.settle()
    expect(ana.refusals.at(-1)).toMatch(/full/)
    const { editor: ben } = await collab.open('ben')
    expect(ben.text.length).toBe(8 * 250_000)
  })

  it('closes a reader that takes nothing, so that it comes back and catches up', async () => {
    const { editor: ana } = await collab.open('ana')
    const { editor: slow } = await collab.open('slow')
    slow.buffered = STALLED_READER_BYTES + 1
    ana.text.insert(0, 'news')
    ana.deliver()
    expect(slow.closed).toBe('stalled')
    slow.buffered = 0
    slow.cut()
    await slow.connect(collab.documents, Collab.notes)
    await collab.settle()
    expect(slow.text.toString()).toBe('news')
  })

  it('gives somebody who joins a large document the time to take it', async () => {
    const { editor: ana } = await collab.open('ana')
    for (let n = 0; n < 6; n++) ana.text.insert(0, 'x'.repeat(250_000))
    await collab.settle()
    const ben = new Editor('ben')
    collab.editors.push(ben)
    await ben.connect(collab.documents, Collab.notes)
    ben.deliver()
    ben.buffered = 1_500_000
    ana.text.insert(0, 'y')
    ana.deliver()
    expect(ben.closed).toBeUndefined()
    ben.buffered = 3_500_000
    ana.text.insert(0, 'z')
    ana.deliver()
    expect(ben.closed).toBe('stalled')
  })

  it('answers the question what somebody lacks only so often', async () => {
    const { editor: eve } = await collab.open('eve')
    for (let n = 0; n < 20; n++) eve.raw(syncMessage(SYNC.step1, bytes(0)))
    expect(eve.closed).toBe('flooding')
  })

  it('gives up on a client whose updates never fit', async () => {
    const { editor: eve } = await collab.open('eve')
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'a')
    let second: Uint8Array | undefined
    doc.on('update', (update: Uint8Array) => {
      second = update
    })
    doc.getText('t').insert(1, 'b')
    for (let n = 0; n < 20; n++) {
      eve.raw(updateMessage(second as Uint8Array))
      await collab.settle(1_500)
    }
    expect(eve.closed).toBe('malformed')
  })
})

describe('storing a shared document', () => {
  it('keeps what cannot be stored, goes on, and stores it once it can', async () => {
    const { editor: ana } = await collab.open('ana')
    const { editor: ben } = await collab.open('ben')
    collab.stores.diskFull = true
    ana.text.insert(0, 'while the disk is full')
    await collab.settle(5_000)
    expect(ben.text.toString()).toBe('while the disk is full')
    expect(await collab.history()).toEqual([])
    ana.cut()
    ben.cut()
    await collab.settle(60_000)
    const { editor: eve } = await collab.open('eve')
    expect(eve.text.toString()).toBe('while the disk is full')
    collab.stores.diskFull = false
    await collab.settle(2_000)
    expect(await authors()).toEqual(['ana'])
  })

  it('stores nothing twice when the answer to a write was lost', async () => {
    const { editor: ana } = await collab.open('ana')
    collab.losesAnswers = true
    ana.text.insert(0, 'a')
    await collab.settle(3_000)
    collab.losesAnswers = false
    await collab.settle(3_000)
    expect(await authors()).toEqual(['ana'])
    ana.text.insert(1, 'b')
    await collab.settle(3_000)
    expect(await authors()).toEqual(['ana', 'ana'])
  })

  it('shows what another process wrote, and writes after it', async () => {
    const { editor: ana } = await collab.open('ana')
    const doc = new Y.Doc()
    doc.getText('notes').insert(0, 'theirs ')
    await collab.stores.documents.append(Collab.notes, [
      { seq: 1, at: 1, author: null, bytes: Y.encodeStateAsUpdate(doc) },
    ])
    ana.text.insert(0, 'ours')
    await collab.settle(2_000)
    expect(ana.text.toString()).toContain('theirs ')
    expect(ana.text.toString()).toContain('ours')
    expect(await authors()).toEqual([null, 'ana'])
  })

  it('forgets a document that nobody has open, and opens it again as it was', async () => {
    const { editor: ana } = await collab.open('ana')
    ana.text.insert(0, 'kept')
    await collab.settle()
    const first = await collab.documents.open(Collab.notes)
    ana.cut()
    await collab.settle(60_000)
    expect(await collab.documents.open(Collab.notes)).not.toBe(first)
    const { editor: ben } = await collab.open('ben')
    expect(ben.text.toString()).toBe('kept')
  })

  it('has the store merge as it grows, and keeps the history', async () => {
    const { editor: ana } = await collab.open('ana')
    for (let n = 0; n < 200; n++) {
      ana.text.insert(0, `${n} `)
      await collab.settle(200)
    }
    expect((await collab.history()).length).toBeGreaterThan(100)
    const { editor: ben } = await collab.open('ben')
    expect(ben.text.toString()).toBe(ana.text.toString())
  })

  it('loads once, however many ask at the same time', async () => {
    const [a, b] = await Promise.all([
      collab.documents.open(Collab.notes),
      collab.documents.open(Collab.notes),
    ])
    expect(a).toBe(b)
  })

  it('writes what is under way before it closes', async () => {
    const { editor: ana } = await collab.open('ana')
    ana.text.insert(0, 'last words')
    ana.deliver()
    expect(await collab.documents.close()).toBe(true)
    expect(ana.closed).toBe('restarting')
    expect(await collab.history()).toHaveLength(1)
  })
})

describe('the seed of a document', () => {
  it('is there once, whoever comes and however often the server begins anew', async () => {
    collab.seed = [{ name: 'main.js', text: 'start();\n' }]
    await Promise.all([collab.open('ana'), collab.open('ben')])
    collab.restart()
    collab.losesAnswers = true
    for (const editor of collab.editors) await editor.connect(collab.documents, Collab.notes)
    await collab.settle()
    const files = () =>
      collab.editors.map(({ doc }) => doc.getMap<Y.Text>('files').get('main.js')?.toString())
    expect(files()).toEqual(['start();\n', 'start();\n'])
    expect(await authors()).toEqual([null])
  })

  it('nobody sees a seed that is not stored', async () => {
    collab.seed = [{ name: 'main.js', text: 'x' }]
    collab.stores.diskFull = true
    await expect(collab.open('ana')).rejects.toThrow(/full/)
    collab.stores.diskFull = false
    const { editor } = await collab.open('ben')
    expect(editor.doc.getMap<Y.Text>('files').get('main.js')?.toString()).toBe('x')
  })
})

describe('cursors', () => {
  const states = (editor: { awareness: { getStates(): Map<number, unknown> }; doc: Y.Doc }) =>
    [...editor.awareness.getStates()].filter(([id]) => id !== editor.doc.clientID).map(([, state]) => state)

  it('are shown under the name that the server knows, whatever a client says', async () => {
    const { editor: ana } = await collab.open('ana')
    const { editor: eve } = await collab.open('eve', 'read')
    eve.awareness.setLocalState({ cursor: 3, user: { name: 'Ana', role: 'instructor' } })
    await collab.settle()
    expect(states(ana)).toEqual([{ cursor: 3, user: accessFor('eve').identity }])
  })

  it('an id that somebody has used is nobody else’s', async () => {
    const { editor: ana } = await collab.open('ana')
    const { editor: ben } = await collab.open('ben')
    const { editor: eve } = await collab.open('eve')
    ana.awareness.setLocalState({ cursor: 1 })
    await collab.settle()
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, ana.doc.clientID)
    encoding.writeVarUint(encoder, 99)
    encoding.writeVarString(encoder, 'null')
    eve.raw(Uint8Array.of(1, encoding.length(encoder), ...encoding.toUint8Array(encoder)))
    await collab.settle()
    expect(eve.closed).toBeUndefined()
    expect(states(ben)).toContainEqual({ cursor: 1, user: accessFor('ana').identity })
  })

  it('go with their connection, and are back at once when it is', async () => {
    const { editor: ana } = await collab.open('ana')
    const { editor: ben } = await collab.open('ben')
    ben.awareness.setLocalState({ cursor: 5 })
    await collab.settle()
    ben.cut()
    await collab.settle()
    expect(states(ana)).toEqual([])
    await ben.connect(collab.documents, Collab.notes)
    await collab.settle()
    expect(states(ana)).toEqual([{ cursor: 5, user: accessFor('ben').identity }])
    ben.awareness.setLocalStateField('cursor', 6)
    await collab.settle()
    expect(states(ana)).toEqual([{ cursor: 6, user: accessFor('ben').identity }])
  })

  it('a move right after coming in is not lost', async () => {
    const { editor: ana } = await collab.open('ana')
    const { editor: ben } = await collab.open('ben')
    ben.cut()
    await ben.connect(collab.documents, Collab.notes)
    ben.deliver(1)
    ben.deliver(1)
    ben.awareness.setLocalStateField('cursor', 7)
    await collab.settle()
    expect(states(ana)).toEqual([{ cursor: 7, user: accessFor('ben').identity }])
  })

  it('bear a new name as soon as there is one', async () => {
    const { editor: ana } = await collab.open('ana')
    const { editor: ben, connection } = await collab.open('ben')
    ben.awareness.setLocalState({ cursor: 5 })
    await collab.settle()
    const { right, identity } = accessFor('ben')
    const renamed = { ...identity, name: 'Benjamin' }
    const document = await collab.documents.open(Collab.notes)
    document.setAccess(connection, { right, identity: renamed })
    await collab.settle()
    expect(states(ana)).toEqual([{ cursor: 5, user: renamed }])
  })

  it('are told to whoever comes in', async () => {
    const { editor: ana } = await collab.open('ana')
    ana.awareness.setLocalState({ cursor: 1 })
    await collab.settle()
    const { editor: ben } = await collab.open('ben')
    expect(states(ben)).toEqual([{ cursor: 1, user: accessFor('ana').identity }])
  })

  it('too large a state closes the connection', async () => {
    const { editor: eve } = await collab.open('eve')
    eve.awareness.setLocalState({ cursor: 'x'.repeat(5_000) })
    eve.deliver()
    expect(eve.closed).toBe('malformed')
  })
})
