import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FairQueue } from './fair-queue.ts'

function queueOf(...items: string[]): FairQueue<string> {
  const queue = new FairQueue<string>()
  for (const item of items) queue.add(item[0] ?? '', item, item)
  return queue
}

describe('a fair queue', () => {
  it('lets groups take turns', () => {
    const queue = queueOf('a1', 'a2', 'a3', 'b1', 'c1', 'c2')
    const order = Array.from({ length: 7 }, () => queue.take())
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3', undefined])
  })

  it('keeps the place of an item for the one that replaces it', () => {
    const queue = new FairQueue<string>()
    expect([queue.add('a', 'ana', 'first'), queue.add('a', 'ben', 'other')]).toEqual([undefined, undefined])
    expect(queue.add('a', 'ana', 'second')).toBe('first')
    expect([queue.take(), queue.take(), queue.take()]).toEqual(['second', 'other', undefined])
  })

  it('says of every item how many are before it, as they are then taken', () => {
    const step = fc.oneof(fc.constant('take'), fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(20)))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const queue = new FairQueue<string>()
        for (const one of steps) {
          if (one === 'take') queue.take()
          else queue.add(one[0] as string, `${one[1]}`, `${one[0]}${one[1]}`)
        }
        const names = 'abc'.split('').flatMap((group) => Array.from({ length: 21 }, (_, n) => `${group}${n}`))
        const places = names.flatMap((name) => {
          const place = queue.place((item) => item === name)
          return place === undefined ? [] : [[place, name] as const]
        })
        const inOrder = places.sort(([a], [b]) => a - b)
        expect(inOrder.map(([place]) => place)).toEqual(inOrder.map((_, at) => at + 1))
        expect(inOrder.map(() => queue.take())).toEqual(inOrder.map(([, name]) => name))
        expect(queue.take()).toBeUndefined()
      }),
    )
  })

  it('gives out all that waits when it is closed', () => {
    const queue = queueOf('a1', 'b1')
    expect(queue.clear()).toEqual(['a1', 'b1'])
    expect(queue.take()).toBeUndefined()
  })
})
