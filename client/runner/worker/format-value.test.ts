import { describe, expect, it } from 'vitest'
import { formatArguments, formatValue } from './format-value.ts'

class Point {
  x = 1
}
const circle: Record<string, unknown> = { name: 'c' }
circle.self = circle
const throwing = {
  get bad(): never {
    throw new Error('getters are not called')
  },
}

describe('showing values', () => {
  it.each([
    [1, '1'],
    [-0, '-0'],
    [10n, '10n'],
    [null, 'null'],
    [undefined, 'undefined'],
    [Symbol('s'), 'Symbol(s)'],
    ["it's\n", '"it\'s\\n"'],
    [[1, 'a', [2]], "[ 1, 'a', [ 2 ] ]"],
    [[], '[]'],
    [{}, '{}'],
    [{ a: 1, 'b-c': { d: [] } }, "{ a: 1, 'b-c': { d: [] } }"],
    [{ a: { b: { c: { d: 1 } } } }, '{ a: { b: { c: [Object] } } }'],
    [new Point(), 'Point { x: 1 }'],
    [Object.create(null), '[Object: null prototype] {}'],
    [new Map([['a', 1]]), "Map(1) { 'a' => 1 }"],
    [new Set([1, 2]), 'Set(2) { 1, 2 }'],
    [new Uint8Array([1, 2]), 'Uint8Array(2) [ 1, 2 ]'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [/a/g, '/a/g'],
    [Point, '[class Point]'],
    [Math.max, '[Function: max]'],
    [circle, "{ name: 'c', self: [Circular] }"],
    [throwing, '{ bad: [Getter] }'],
  ])('%#', (value, text) => {
    expect(formatValue(value)).toBe(text)
  })

  it('long values get a line for each item, and long lists an end', () => {
    const text = formatValue(Array.from({ length: 120 }, (_, at) => at))
    expect(text.split('\n')).toHaveLength(103)
    expect(text).toContain('… 20 more items')
  })
})

describe('arguments of console.log', () => {
  it('texts stand as they are, marks take what follows', () => {
    expect(formatArguments(['a', 'b', ['c']])).toBe("a b [ 'c' ]")
    expect(formatArguments(['%s is %d %% of %j', 'x', '5', { a: 1 }, 'rest'])).toBe(
      'x is 5 % of {"a":1} rest',
    )
    expect(formatArguments(['%s'])).toBe('%s')
    expect(formatArguments([])).toBe('')
  })
})
