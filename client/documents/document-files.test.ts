import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  addFile,
  deleteFile,
  FILES_MAX,
  fileNameProblem,
  fileNames,
  fileText,
  renameFile,
  watchFiles,
  watchTyping,
} from './document-files.ts'

function documentOf(...names: string[]): Y.Doc {
  const doc = new Y.Doc()
  for (const name of names) addFile(doc, name, `text of ${name}`)
  return doc
}

/** Two copies that have heard of each other. */
function merge(a: Y.Doc, b: Y.Doc) {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
}

describe('files of a document', () => {
  it('keep the order in which they were added, and their place when renamed', () => {
    const doc = documentOf('main.py', 'a.py', 'data.json')
    expect(fileNames(doc)).toEqual(['main.py', 'a.py', 'data.json'])
    renameFile(doc, 'a.py', 'z.py')
    expect(fileNames(doc)).toEqual(['main.py', 'z.py', 'data.json'])
    expect(fileText(doc, 'z.py')?.toString()).toBe('text of a.py')
    expect(fileText(doc, 'a.py')).toBeUndefined()
    deleteFile(doc, 'main.py')
    expect(fileNames(doc)).toEqual(['z.py', 'data.json'])
  })

  it('stand by name where no order is known', () => {
    const doc = new Y.Doc()
    for (const name of ['b', 'a']) doc.getMap<Y.Text>('files').set(name, new Y.Text())
    expect(fileNames(doc)).toEqual(['a', 'b'])
    doc.getMap('meta').set('order', 'nonsense')
    expect(fileNames(doc)).toEqual(['a', 'b'])
  })

  it('all exist after two people add at the same time, in one order for both', () => {
    const a = documentOf('main.py')
    const b = new Y.Doc()
    merge(a, b)
    addFile(a, 'one.py')
    addFile(b, 'two.py')
    merge(a, b)
    expect(fileNames(a)).toEqual(fileNames(b))
    expect(new Set(fileNames(a))).toEqual(new Set(['main.py', 'one.py', 'two.py']))
  })

  it('have line ends of one kind', () => {
    const doc = new Y.Doc()
    addFile(doc, 'a.txt', 'one\r\ntwo')
    expect(fileText(doc, 'a.txt')?.toString()).toBe('one\ntwo')
  })

  it('are watched until that is ended', () => {
    const doc = documentOf()
    let changes = 0
    const end = watchFiles(doc, () => {
      changes += 1
    })
    addFile(doc, 'a.py')
    expect(changes).toBeGreaterThan(0)
    const before = changes
    fileText(doc, 'a.py')?.insert(0, 'typing is no change of files')
    expect(changes).toBe(before)
    end()
    addFile(doc, 'b.py')
    expect(changes).toBe(before)
  })
})

describe('names of files', () => {
  it.each(['main.py', 'src/app/index.test.ts', 'Dockerfile', '_x-1'])('may be %s', (name) => {
    expect(fileNameProblem(documentOf(), name)).toBeUndefined()
  })

  it.each(['', '.env', '../x', 'a//b', 'a/', 'two words', 'é.py', 'x'.repeat(81), 'a/b/c/d/e'])(
    'may not be “%s”',
    (name) => {
      expect(fileNameProblem(documentOf(), name)).toMatch(/\.$/)
    },
  )

  it('are there once, but for the file that is renamed itself', () => {
    const doc = documentOf('main.py', 'b.py')
    expect(fileNameProblem(doc, 'main.py')).toBe('There is a file with this name.')
    expect(fileNameProblem(doc, 'main.py', 'main.py')).toBeUndefined()
    expect(fileNameProblem(doc, 'main.py', 'b.py')).toBe('There is a file with this name.')
  })

  it('are not too many', () => {
    const doc = documentOf(...Array.from({ length: FILES_MAX }, (_, i) => `f${i}`))
    expect(fileNameProblem(doc, 'more.py')).toContain('already 20 files')
    expect(fileNameProblem(doc, 'more.py', 'f0')).toBeUndefined()
  })
})

describe('typing', () => {
  it('is told with its place, whoever types, and not what was there before', () => {
    const mine = documentOf('a.py', 'b.py')
    const seen: unknown[] = []
    const other = new Y.Doc()
    const end = watchTyping(other, (place) => seen.push(place))
    merge(mine, other)
    expect(seen).toEqual([])
    fileText(mine, 'b.py')?.insert(4, 'XYZ')
    merge(mine, other)
    fileText(mine, 'a.py')?.delete(5, 3)
    merge(mine, other)
    expect(seen).toEqual([
      { file: 'b.py', at: 7 },
      { file: 'a.py', at: 5 },
    ])
    end()
    fileText(other, 'a.py')?.insert(0, 'x')
    expect(seen).toHaveLength(2)
  })
})
