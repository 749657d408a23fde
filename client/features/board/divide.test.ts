import fc from 'fast-check'
import { expect, it } from 'vitest'
import { divided } from './divide.ts'

it('gives everybody to somebody, once, in parts that differ by one at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 12 }), (count, staff) => {
      const learners = Array.from({ length: count }, (_, n) => `l${n}`)
      const parts = [
        ...divided(
          learners,
          Array.from({ length: staff }, (_, n) => `s${n}`),
        ).values(),
      ]
      expect(parts.flat()).toEqual(learners)
      const sizes = parts.map((part) => part.length)
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    }),
  )
})
