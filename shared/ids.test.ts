import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CODE_ALPHABET, CODE_LENGTH, codeFromBytes, formatCode, normalizeCode } from './ids.ts'

const bytes = fc.uint8Array({ minLength: 64, maxLength: 64 })

describe('join codes', () => {
  it('[P1] have no vowels and one at most of each pair that people confuse', () => {
    expect(new Set(CODE_ALPHABET).size).toBe(CODE_ALPHABET.length)
    expect(CODE_ALPHABET).not.toMatch(/[AEIOU]/)
    for (const pair of ['0O', '1I', '1L', 'IL', '2Z', '5S', '8B', 'OQ'].map((text) => [...text])) {
      expect(pair.filter((letter) => CODE_ALPHABET.includes(letter)).length).toBeLessThanOrEqual(1)
    }
  })

  it('[P1] are eight letters of the alphabet', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = codeFromBytes(random)
        expect(code).toHaveLength(CODE_LENGTH)
        expect([...code].every((letter) => CODE_ALPHABET.includes(letter))).toBe(true)
      }),
    )
  })

  it('[P1] every letter is as likely as any other', () => {
    // Every value of a byte once: each letter comes up as often as the others, what is left over not at all.
    const count = new Map<string, number>()
    for (let byte = 0; byte < 256; byte++) {
      // A byte that is skipped leaves the place to the zeros behind it.
      const letter = codeFromBytes([byte, ...new Array(CODE_LENGTH).fill(0)])[0] ?? ''
      const skipped = byte >= 250
      expect(skipped ? letter === CODE_ALPHABET[0] : letter === CODE_ALPHABET[byte % 25]).toBe(true)
      if (!skipped) count.set(letter, (count.get(letter) ?? 0) + 1)
    }
    expect(new Set(count.values())).toEqual(new Set([10]))
    expect(count.size).toBe(CODE_ALPHABET.length)
  })

  it('[P1] are not made of too few bytes', () => {
    expect(() => codeFromBytes([1, 2, 3])).toThrow(RangeError)
    expect(() => codeFromBytes(new Uint8Array(40).fill(255))).toThrow(RangeError)
  })

  it('[P1] are understood as people type them', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = codeFromBytes(random)
        expect(normalizeCode(code)).toBe(code)
        expect(normalizeCode(formatCode(code))).toBe(code)
        expect(normalizeCode(` ${formatCode(code).toLowerCase().replace('-', ' – ')}\n`)).toBe(code)
        const misread = code.replace(/2/g, 'z').replace(/5/g, 's').replace(/8/g, 'b')
        expect(normalizeCode(misread)).toBe(code)
      }),
    )
  })

  it('[P1] are shown in two groups', () => {
    expect(formatCode('K7MQ2XRT')).toBe('K7MQ-2XRT')
    expect(formatCode('K7MQ')).toBe('K7MQ')
  })
})
