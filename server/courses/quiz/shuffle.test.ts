import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shuffled } from './shuffle.ts'

it('keeps every item, is the same each time, and never as it was given', () => {
  const items = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 6 })
  fc.assert(
    fc.property(items, fc.string(), (given, seed) => {
      const mixed = shuffled(given, seed)
      expect(mixed.toSorted()).toEqual(given.toSorted())
      expect(mixed).not.toEqual(given)
      expect(shuffled(given, seed)).toEqual(mixed)
    }),
  )
})

it('spreads: every item comes first now and then', () => {
  const first = Array.from({ length: 300 }, (_, i) => shuffled(['a', 'b', 'c', 'd'], `seed ${i}`)[0])
  for (const item of 'abcd') expect(first.filter((each) => each === item).length).toBeGreaterThan(40)
})
