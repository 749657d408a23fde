import { describe, expect, it } from 'vitest'
import { lineSetAt, parseLineSets } from './line-sets.ts'

describe('line sets', () => {
  it('reads names, single lines and ranges', () => {
    expect(parseLineSets('2-3;5|all|none|hide')).toEqual([new Set([2, 3, 5]), 'all', 'none', 'hide'])
    expect(parseLineSets('1,4-5')).toEqual([new Set([1, 4, 5])])
    expect(parseLineSets('')).toEqual(['all'])
  })

  it('survives what is no number and ranges without end', () => {
    expect(parseLineSets('x;2')).toEqual([new Set([2])])
    const [huge] = parseLineSets('1-999999999')
    expect(huge).toHaveProperty('size', 2_001)
  })

  it('holds the first set before its step and the last one after its own', () => {
    const sets = parseLineSets('1|2|all')
    const seen = [0, 1, 2, 3, 4, 9].map((step) => lineSetAt(sets, 2, step))
    expect(seen).toEqual([new Set([1]), new Set([1]), new Set([1]), new Set([2]), 'all', 'all'])
  })
})
