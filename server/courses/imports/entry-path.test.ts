import { join, normalize, win32 } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryPath } from './entry-path.ts'

const accepted = (name: string) => {
  const path = entryPath(name)
  return path.ok ? path.value : undefined
}

describe('the path of an entry', () => {
  it.each([
    ['slides.md', 'slides.md'],
    ['./course/slides.md', 'course/slides.md'],
    ['images/', 'images'],
    ['exercises/two fer/main.py', 'exercises/two fer/main.py'],
    ['bilder/Grüße.png', 'bilder/Grüße.png'],
    ['bilder/Gru\u0308ße.png', 'bilder/Gr\u00fcße.png'],
  ])('%s is %s', (name, path) => expect(entryPath(name)).toEqual({ ok: true, value: path }))

  it.each(['.git/config', '__MACOSX/._slides.md', 'a/.DS_Store', 'exercises/x/__pycache__/a.pyc', './'])(
    'leaves out %s',
    (name) => expect(entryPath(name)).toEqual({ ok: true, value: undefined }),
  )

  it.each([
    ['/etc/passwd', 'absolute'],
    ['C:/windows/system.ini', 'absolute'],
    ['c:evil.md', 'absolute'],
    ['../slides.md', '“..”'],
    ['a/../../b.md', '“..”'],
    ['a/./b.md', '“.”'],
    ['.git/../../b.md', '“..”'],
    ['a\\..\\b.md', 'backslash'],
    ['a//b.md', 'empty part'],
    ['a\0.md', 'control'],
    ['a\n.md', 'control'],
    ['a\u202egnp.md', 'control'],
    ['\ufffd.md', 'UTF-8'],
    ['aux.md', 'device'],
    ['a/b:stream', 'holds one of'],
    ['a./b.md', 'ends with'],
    [`${'a'.repeat(200)}.md`, 'longer than'],
    [`${'abcdefgh/'.repeat(11)}${'a'.repeat(100)}/a/b`, 'deep'],
    [`${`${'a'.repeat(100)}/`.repeat(4)}b.md`, 'longer than'],
  ])('refuses %j: %s', (name, reason) => {
    expect(entryPath(name)).toMatchObject({ ok: false, error: expect.stringContaining(reason) })
  })

  it('never leads out of the folder, on any system', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '/',
        '\\',
        'a',
        'C:',
        '\0',
        '...',
        ' ',
        '~',
        'CON',
        '%2e',
        '\uff0e\uff0e',
        '\u2024',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const path = accepted(pieces.join(''))
        if (path === undefined) return
        expect(normalize(join('/courses/one', path))).toBe(`/courses/one/${path}`)
        expect(win32.normalize(win32.join('C:\\courses', path))).toBe(
          `C:\\courses\\${path.replaceAll('/', '\\')}`,
        )
        expect(path.split('/').some((part) => part.startsWith('.') || part === '')).toBe(false)
      }),
      { numRuns: 3_000 },
    )
  })

  it('is accepted as it is once it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (name) => {
        const path = accepted(name)
        if (path !== undefined) expect(accepted(path)).toBe(path)
      }),
    )
  })
})
