import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseOutput, normaliseText } from './answer-text.ts'

describe('normaliseText', () => {
  it.each([
    ['  Start   Response. ', 'start response'],
    ['ＷＳＧＩ', 'wsgi'],
    ['“don’t”', `"don't"`],
    ['server–side', 'server-side'],
    ['−1', '-1'],
    ['a\u00A0b\tc\n', 'a b c'],
    ['Yes!!', 'yes'],
    ['...', '...'],
    ['ﬁle', 'file'],
    ['Cafe\u0301', 'café'],
  ])('[G2] %j is %j', (given, expected) => {
    expect(normaliseText(given, false)).toBe(expected)
  })

  it('[G2] keeps case where it counts', () => {
    expect(normaliseText('Scope.', true)).toBe('Scope')
  })

  it('[G2] twice is once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, flag) => {
        const once = normaliseText(text, flag)
        expect(normaliseText(once, flag)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('normaliseOutput', () => {
  it('[G3] overlooks line ends and trailing blanks, and nothing else', () => {
    expect(normaliseOutput('a \r\n  b\t\n\n')).toBe('a\n  b')
    for (const other of ['A\n  b', 'a\n b', 'a\n\n  b', 'a b']) {
      expect(normaliseOutput(other)).not.toBe('a\n  b')
    }
  })

  it('[G3] twice is once', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normaliseOutput(normaliseOutput(text))).toBe(normaliseOutput(text))
      }),
    )
  })
})
