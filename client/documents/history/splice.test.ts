import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applySplices, invertSplices, spliceBetween } from './splice.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😃'), maxLength: 12 })

it('one splice leads from any text to any other, and back', () => {
  fc.assert(
    fc.property(word, word, (from, to) => {
      const splice = spliceBetween(from, to)
      const splices = splice ? [splice] : []
      expect(applySplices(from, splices)).toBe(to)
      expect(applySplices(to, invertSplices(splices))).toBe(from)
    }),
  )
})

it('touches nothing that both have at their ends, and cuts no character in two', () => {
  expect(spliceBetween('one two three', 'one 2 three')).toEqual({ at: 4, removed: 'two', inserted: '2' })
  expect(spliceBetween('aa', 'aaa')).toEqual({ at: 2, removed: '', inserted: 'a' })
  // Both are two units and have the first one in common.
  expect(spliceBetween('x😀y', 'x😃y')).toEqual({ at: 1, removed: '😀', inserted: '😃' })
  expect(spliceBetween('same', 'same')).toBeUndefined()
})
