import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTextFrame } from '../../tests/harness/text-frame.ts'
import { textFrame } from './frame.ts'

describe('text frames', () => {
  // RFC 6455 §5.2: the length stands in 7 bits, in 16 or in 64.
  it.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])('[P16] carries %i bytes', (length) => {
    expect(readTextFrame(textFrame('x'.repeat(length)))).toHaveLength(length)
  })

  it('[P16] carries any text as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(readTextFrame(textFrame(text))).toBe(text)
      }),
    )
  })

  it('[P16] counts bytes, not characters', () => {
    const text = '🦊'.repeat(32)
    expect(textFrame(text)).toHaveLength(4 + 128)
    expect(readTextFrame(textFrame(text))).toBe(text)
  })
})
