import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { addFile, renameFile } from '../document-files.ts'
import { type Content, contentOf, NOTES_FILE, notesText } from './content.ts'
import { type Edit, edits, perform, recordedHistory } from './random-edits.ts'
import { Replay } from './replay.ts'

const plain = ({ names, texts }: Content) => ({ names: [...names], texts: Object.fromEntries(texts) })

function replayOf(shape: 'files' | 'notes', change: (doc: Y.Doc) => void) {
  const history = recordedHistory()
  change(history.doc)
  const replay = new Replay(shape)
  replay.add(history.updates)
  return replay
}

describe('a replay', () => {
  it('shows the content of every moment of notes', () => {
    const replay = replayOf('notes', (doc) => {
      notesText(doc).insert(0, 'one four')
      notesText(doc).insert(4, 'two ')
      notesText(doc).delete(0, 4)
    })
    const texts = [0, 1, 2, 3, 1, 0].map((k) => replay.at(k).texts.get(NOTES_FILE))
    expect(texts).toEqual(['', 'one four', 'one two four', 'two four', 'one four', ''])
    expect(replay.steps[1]?.files).toEqual([
      { file: NOTES_FILE, splices: [{ at: 4, removed: '', inserted: 'two ' }] },
    ])
    expect(replay.steps[2]?.files[0]?.splices).toEqual([{ at: 0, removed: 'one ', inserted: '' }])
  })

  it('follows files as they come, are renamed and go', () => {
    const replay = replayOf('files', (doc) => {
      addFile(doc, 'main.py', 'print(1)')
      addFile(doc, 'a.py', 'x')
      renameFile(doc, 'main.py', 'app.py')
    })
    expect(plain(replay.at(2))).toEqual({
      names: ['main.py', 'a.py'],
      texts: { 'main.py': 'print(1)', 'a.py': 'x' },
    })
    expect(plain(replay.at(3))).toEqual({
      names: ['app.py', 'a.py'],
      texts: { 'app.py': 'print(1)', 'a.py': 'x' },
    })
    expect(plain(replay.at(1))).toEqual({ names: ['main.py'], texts: { 'main.py': 'print(1)' } })
  })

  it('has no step for what changes nothing that is seen', () => {
    const replay = replayOf('notes', (doc) => {
      notesText(doc).insert(0, 'abc')
      notesText(doc).format(0, 2, { bold: true })
      doc.getMap('elsewhere').set('x', 1)
      notesText(doc).insert(3, 'd')
    })
    expect(replay.steps.map(({ seq }) => seq)).toEqual([1, 4])
    expect(replay.at(2).texts.get(NOTES_FILE)).toBe('abcd')
  })

  it('shows several changes of one update where they are', () => {
    const lines = Array.from({ length: 40 }, (_, n) => `line number ${n} of this text\n`).join('')
    const replay = replayOf('notes', (doc) => {
      notesText(doc).insert(0, lines)
      doc.transact(() => {
        notesText(doc).insert(lines.length, 'end')
        notesText(doc).delete(0, 5)
      })
    })
    expect(replay.steps[1]?.files[0]?.splices).toEqual([
      { at: 0, removed: 'line ', inserted: '' },
      { at: lines.length - 5, removed: '', inserted: 'end' },
    ])
  })

  it('is at every position what the document was, in whatever order they are asked for', () => {
    fc.assert(
      fc.property(edits(), fc.array(fc.nat(), { maxLength: 30 }), (made: Edit[], asked) => {
        const history = recordedHistory()
        const contents = [plain(contentOf(history.doc, 'files'))]
        history.onUpdate = () => contents.push(plain(contentOf(history.doc, 'files')))
        for (const [i, edit] of made.entries()) perform(history.doc, edit, i)
        const replay = new Replay('files')
        const half = Math.floor(history.updates.length / 2)
        replay.add(history.updates.slice(0, half))
        replay.at(Math.floor(replay.steps.length / 2))
        replay.add(history.updates.slice(half))
        for (const n of asked) {
          const position = n % (replay.steps.length + 1)
          const updates = position === 0 ? 0 : (replay.steps[position - 1]?.seq ?? 0)
          expect(plain(replay.at(position))).toEqual(contents[updates])
        }
        expect(plain(replay.at(replay.steps.length))).toEqual(contents.at(-1))
      }),
      { numRuns: 150 },
    )
  })

  it('goes through a long history in both directions', () => {
    const history = recordedHistory()
    const text = notesText(history.doc)
    for (let n = 0; n < 1_500; n++) text.insert((n * 7) % (text.length + 1), `${n % 10}`)
    const replay = new Replay('notes')
    replay.add(history.updates)
    for (const position of [1_500, 3, 700, 699, 258, 255, 1_499, 0]) {
      expect(replay.at(position).texts.get(NOTES_FILE)).toHaveLength(position)
    }
    expect(replay.at(1_500).texts.get(NOTES_FILE)).toBe(text.toString())
  })
})
