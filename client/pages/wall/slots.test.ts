import { expect, it } from 'vitest'
import { Slots } from './slots.ts'

it('hands out as many places as there are, and the next ones in the order of coming', () => {
  const slots = new Slots(2)
  const got: string[] = []
  const take = (name: string) => slots.take(() => got.push(name))
  const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(take)
  expect(got).toEqual(['a', 'b'])
  c?.()
  a?.()
  a?.()
  expect(got).toEqual(['a', 'b', 'd'])
  b?.()
  expect(got).toEqual(['a', 'b', 'd', 'e'])
  d?.()
  e?.()
  take('f')
  take('g')
  take('h')
  expect(got.slice(4)).toEqual(['f', 'g'])
})
