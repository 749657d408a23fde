import { expect, it } from 'vitest'
import { parseRanges } from './ranges.ts'

it.each([
  [5, undefined, [1, 2, 3, 4, 5]],
  [3, '*', [1, 2, 3]],
  [9, '2,5-7', [2, 5, 6, 7]],
  [9, '7;2;2', [2, 7]],
  [5, '4-', [4, 5]],
  [5, '9,0,x,3-2', []],
  [3, '1-99999999999', [1, 2, 3]],
])('parseRanges(%i, %j)', (total, text, expected) => expect(parseRanges(total, text)).toEqual(expected))
