import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PersistentMap } from './persistent-map.ts'

const contents = <V>(map: PersistentMap<V>) => new Map(map.entries())
const key = fc.oneof(fc.constantFrom('a', 'b', 'c', '', '__proto__'), fc.string())
const step = fc.oneof(
  fc.record({ set: key, value: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ delete: key }),
)

describe('persistent map', () => {
  it('holds what a Map holds, and never changes a map that was handed out', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const plain = new Map<string, number>()
        let map = PersistentMap.empty<number>()
        const before: [PersistentMap<number>, Map<string, number>][] = []
        for (const one of steps) {
          before.push([map, new Map(plain)])
          if ('set' in one) {
            plain.set(one.set, one.value)
            map = map.set(one.set, one.value)
          } else {
            plain.delete(one.delete)
            map = map.delete(one.delete)
          }
        }
        for (const [old, then] of [...before, [map, plain] as const]) {
          expect(contents(old)).toEqual(then)
          expect(old.size).toBe(then.size)
          expect([...old.values()].sort()).toEqual([...then.values()].sort())
          for (const name of then.keys()) {
            expect(old.has(name)).toBe(true)
            expect(old.get(name)).toBe(then.get(name))
          }
        }
        expect(map.has('never put in')).toBe(false)
        expect(map.get('never put in')).toBeUndefined()
      }),
    )
  })

  it('stays the same map where nothing changes', () => {
    const map = PersistentMap.empty<number>().set('a', 1)
    expect(map.set('a', 1)).toBe(map)
    expect(map.delete('b')).toBe(map)
    expect(map.set('a', 2)).not.toBe(map)
  })

  it('knows a key whose value is undefined', () => {
    const map = PersistentMap.empty<undefined>().set('a', undefined)
    expect(map.has('a')).toBe(true)
    expect(map.size).toBe(1)
  })
})
