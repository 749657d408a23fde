import { expect, it } from 'vitest'
import { inSeenOrder } from './calm-order.ts'

const order = (all: string[], seen: string[]) => inSeenOrder(all, (one) => one, seen)

it('keeps what was seen in its place, leaves out what has gone, and puts what is new at the end', () => {
  expect(order(['c', 'b', 'a'], ['a', 'b', 'c'])).toEqual(['a', 'b', 'c'])
  expect(order(['c', 'new', 'a', 'newer'], ['a', 'b', 'c'])).toEqual(['a', 'c', 'new', 'newer'])
  expect(order(['b', 'a'], [])).toEqual(['b', 'a'])
})
