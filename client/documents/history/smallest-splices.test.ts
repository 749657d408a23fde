import fc from 'fast-check'
import { expect, it } from 'vitest'
import { smallestSplices } from './smallest-splices.ts'
import { applySplices } from './splice.ts'

const texts = fc
  .array(fc.constantFrom('a = 1\n', 'b = 2\n', '\n', 'if x:\n', '😀', '😃 ', 'word'), { maxLength: 25 })
  .map((parts) => parts.join(''))

it('leads from any text to any other', () => {
  fc.assert(
    fc.property(texts, texts, (from, to) => {
      expect(applySplices(from, smallestSplices(from, to))).toBe(to)
    }),
    { numRuns: 500 },
  )
})

it('touches nothing that both have', () => {
  const from = 'def f():\n    return 1\n\ndef g():\n    return 2\n'
  expect(smallestSplices(from, from)).toEqual([])
  expect(smallestSplices(from, from.replace('return 1', 'return 10').replace('g()', 'h()'))).toEqual([
    { at: 21, removed: '', inserted: '0' },
    { at: 28, removed: 'g', inserted: 'h' },
  ])
  // Repeated lines are no reason to write anew what is between them.
  expect(smallestSplices('}\nx\n}\ny\n}\n', '}\nx\n}\nnew\n}\ny\n}\n')).toHaveLength(1)
})

it('exchanges long texts that have nothing in common, and is quick about it', () => {
  const from = Array.from({ length: 5_000 }, (_, n) => `old ${n * 7}\n`).join('')
  const to = Array.from({ length: 5_000 }, (_, n) => `new: ${n * 13 + 1}\n`).join('')
  expect(applySplices(from, smallestSplices(from, to))).toBe(to)
})
