import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addFile, fileText, renameFile } from '../document-files.ts'
import { type Content, contentOf, NOTES_FILE, notesText } from './content.ts'
import { edits, perform, recordedHistory } from './random-edits.ts'
import { Replay } from './replay.ts'
import { planRestore, restore } from './restore.ts'

const plain = ({ names, texts }: Content) => ({ names: [...names], texts: Object.fromEntries(texts) })
const content = (texts: Record<string, string>): Content => ({
  names: Object.keys(texts),
  texts: new Map(Object.entries(texts)),
})

/** Two documents that tell each other everything, when they are let. */
function pair() {
  const a = new Y.Doc()
  const b = new Y.Doc()
  const meet = () => {
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)), 'remote')
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), 'remote')
  }
  return { a, b, meet }
}

describe('what is done to restore', () => {
  it('is no more than what is different', () => {
    const now = content({ 'main.py': 'a = 1\nb = 2\nc = 3\n', 'same.py': 'x' })
    const then = content({ 'main.py': 'a = 10\nb = 2\nc = 4\n', 'same.py': 'x' })
    expect(planRestore(now, then)).toEqual({
      removed: [],
      added: [],
      edited: [
        [
          'main.py',
          [
            { at: 5, removed: '', inserted: '0' },
            { at: 17, removed: '3', inserted: '4' },
          ],
        ],
      ],
    })
    expect(planRestore(now, now)).toEqual({ removed: [], added: [], edited: [] })
  })

  it('brings back files that went, takes away those that came, and puts them in order', () => {
    const plan = planRestore(content({ new: 'n', b: 'b' }), content({ b: 'b', a: 'a' }))
    expect(plan).toEqual({ removed: ['new'], added: [['a', 'a']], edited: [], order: ['b', 'a'] })
  })
})

/** Restores what can be restored; `undo` does nothing where nothing was to be done. */
function restored(doc: Y.Doc, shape: 'files' | 'notes', chosen: Content): () => void {
  const result = restore(doc, shape, chosen)
  return result.ok ? result.undo : () => {}
}

describe('restoring', () => {
  it('does nothing where nothing is to be done, or more than one edit may have', () => {
    const doc = new Y.Doc()
    addFile(doc, 'a', 'x')
    const before = Y.encodeStateVector(doc)
    expect(restore(doc, 'files', content({ a: 'x' }))).toEqual({
      ok: false,
      reason: 'It is like this already.',
    })
    expect(restore(doc, 'files', content({ a: 'ä'.repeat(150_000) }))).toMatchObject({
      ok: false,
      reason: expect.stringContaining('too much text'),
    })
    expect(Y.encodeStateVector(doc)).toEqual(before)
  })

  it('[H4] is a new edit that shows the chosen state to everybody, and the history keeps all', () => {
    const { a, b, meet } = pair()
    const history = recordedHistory(a)
    notesText(a).insert(0, 'Ana was here. ')
    const chosen = contentOf(a, 'notes')
    meet()
    notesText(b).insert(14, 'So was Ben.')
    meet()
    restored(a, 'notes', chosen)
    meet()
    expect(notesText(b).toString()).toBe('Ana was here. ')
    const replay = new Replay('notes')
    replay.add(history.updates)
    expect(replay.steps).toHaveLength(3)
    expect(replay.at(2).texts.get(NOTES_FILE)).toBe('Ana was here. So was Ben.')
    expect(replay.at(3).texts.get(NOTES_FILE)).toBe('Ana was here. ')
  })

  it('[H5] is undone without what others wrote since then', () => {
    const { a, b, meet } = pair()
    addFile(a, 'main.py', 'one\n')
    const chosen = contentOf(a, 'files')
    fileText(a, 'main.py')?.insert(4, 'two\n')
    addFile(a, 'extra.py', 'extra')
    renameFile(a, 'main.py', 'app.py')
    meet()
    const undo = restored(a, 'files', chosen)
    meet()
    expect(plain(contentOf(b, 'files'))).toEqual({ names: ['main.py'], texts: { 'main.py': 'one\n' } })
    addFile(b, 'b.py', 'by Ben')
    meet()
    undo()
    meet()
    const texts = { 'app.py': 'one\ntwo\n', 'extra.py': 'extra', 'b.py': 'by Ben' }
    expect(plain(contentOf(a, 'files')).texts).toEqual(texts)
    expect(plain(contentOf(b, 'files'))).toEqual(plain(contentOf(a, 'files')))
  })

  it('[H4] leads to the chosen state, whatever was done before, and nothing is there twice', () => {
    fc.assert(
      fc.property(edits(), edits(15), fc.nat(), (made, late, choice) => {
        const { a, b, meet } = pair()
        const history = recordedHistory(a)
        for (const [i, edit] of made.entries()) {
          perform(i % 3 === 0 ? b : a, edit, i)
          if (i % 4 === 0) meet()
        }
        meet()
        const replay = new Replay('files')
        replay.add(history.updates)
        const chosen = replay.at(choice % (replay.steps.length + 1))
        for (const [i, edit] of late.entries()) perform(a, edit, `late ${i}`)
        meet()
        const before = plain(contentOf(a, 'files'))
        const undo = restored(a, 'files', chosen)
        meet()
        expect(plain(contentOf(a, 'files'))).toEqual(plain(chosen))
        expect(plain(contentOf(b, 'files'))).toEqual(plain(chosen))
        undo()
        meet()
        expect(plain(contentOf(a, 'files'))).toEqual(before)
        expect(plain(contentOf(b, 'files'))).toEqual(before)
      }),
      { numRuns: 150 },
    )
  })

  it('[H5] undoing keeps what was written meanwhile, once', () => {
    fc.assert(
      fc.property(edits(25), fc.nat(), fc.nat(), (made, choice, place) => {
        const { a, b, meet } = pair()
        const history = recordedHistory(a)
        addFile(a, 'main.py', 'start\n')
        for (const [i, edit] of made.entries()) if (edit.kind !== 'remove') perform(a, edit, i)
        const replay = new Replay('files')
        replay.add(history.updates)
        const before = contentOf(a, 'files')
        const chosen = replay.at(1 + (choice % replay.steps.length))
        meet()
        const undo = restored(a, 'files', chosen)
        meet()
        const kept = chosen.names.find((name) => before.texts.has(name))
        const text = kept === undefined ? undefined : fileText(b, kept)
        text?.insert(place % (text.length + 1), '[by Ben]')
        meet()
        undo()
        meet()
        const after = contentOf(a, 'files')
        expect(plain(contentOf(b, 'files'))).toEqual(plain(after))
        for (const [name, text] of after.texts) {
          expect(text.replace('[by Ben]', '')).toBe(before.texts.get(name))
          expect(text.includes('[by Ben]')).toBe(name === kept)
        }
      }),
      { numRuns: 150 },
    )
  })
})
