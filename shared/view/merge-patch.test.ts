import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diff, type Json, merge } from './merge-patch.ts'

/** Values of views: everything that JSON has but null, which a merge patch uses to say “remove”. */
const scalar = fc.oneof(fc.string({ maxLength: 3 }), fc.integer(), fc.boolean())
const key = fc.string({ maxLength: 2 }).filter((name) => name !== '__proto__')
const { tree } = fc.letrec<{ tree: Record<string, Json>; value: Json }>((tie) => ({
  tree: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }) as fc.Arbitrary<
    Record<string, Json>
  >,
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(scalar, { maxLength: 2 }) as fc.Arbitrary<Json>,
    tie('tree'),
  ) as fc.Arbitrary<Json>,
}))
const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

describe('merge patch', () => {
  it('[P17] turns one view into the other', () => {
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        const patch = diff(before, after)
        if (patch === undefined) expect(before).toEqual(after)
        else expect(merge(before, overTheWire(patch))).toEqual(after)
      }),
    )
  })

  it('[P17] is nothing where nothing changed', () => {
    fc.assert(
      fc.property(tree, (view) => {
        expect(diff(view, overTheWire(view))).toBeUndefined()
      }),
    )
  })

  it('[P17] leaves both sides as they were, and untouched branches the same', () => {
    const before = { kept: { a: 1 }, changed: { b: 1, c: 2 } }
    const frozen = overTheWire(before)
    const after = merge(before, { changed: { b: null } })
    expect(before).toEqual(frozen)
    expect(after).toEqual({ kept: { a: 1 }, changed: { c: 2 } })
    expect(after.kept).toBe(before.kept)
  })

  it.each([
    ['a scalar by an object', { a: 1 }, { a: { b: 1 } }, { a: { b: 1 } }],
    ['an object by a scalar', { a: { b: 1 } }, { a: 1 }, { a: 1 }],
    ['an object by an array', { a: { b: 1 } }, { a: [1] }, { a: [1] }],
    ['an array as a whole', { a: [1, 2] }, { a: [1, 3] }, { a: [1, 3] }],
    ['only what differs', { a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, { a: { c: 3 } }],
    ['a key that is gone by null', { a: 1, b: { c: 1 } }, { a: 1 }, { b: null }],
    ['a key that is undefined by null', { a: 1 }, { a: undefined }, { a: null }],
    ['the last key of an object', { a: { b: 1 } }, { a: {} }, { a: { b: null } }],
  ])('[P17] replaces %s', (_, before, after, patch) => {
    expect(diff(before, after)).toEqual(patch)
  })

  it('[P17] sees no difference between a key that is absent and one that is undefined', () => {
    expect(diff({}, { a: undefined })).toBeUndefined()
    expect(diff({ a: undefined }, {})).toBeUndefined()
    expect(diff({ a: [1, 2] }, { a: [1, 2] })).toBeUndefined()
  })

  // RFC 7396, appendix A: the cases with an object on both sides.
  it.each([
    ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
    ['{"a":"b"}', '{"a":null}', '{}'],
    ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
    ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
    ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
    ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
    ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
    ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
  ])('[P17] RFC 7396: %s with %s is %s', (target, patch, result) => {
    expect(merge(JSON.parse(target), JSON.parse(patch))).toEqual(JSON.parse(result))
  })
})
