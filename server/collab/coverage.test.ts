import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Coverage } from './coverage.ts'
import type { Run } from './scan-update.ts'

const deleting = (...deletes: Run[]) => ({ structs: [], deletes, needs: new Map<number, number>() })
const run = (from: number, to: number): Run => ({ client: 1, from, to })

describe('coverage', () => {
  it('joins deletions as a set of numbers does', () => {
    const runs = fc.array(
      fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 12 })).map(([from, length]) => run(from, from + length)),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(runs, runs, (added, asked) => {
        const coverage = new Coverage()
        coverage.add({ structs: [run(0, 100)], deletes: [], needs: new Map() })
        const model = new Set<number>()
        for (const one of added) {
          coverage.add(deleting(one))
          for (let n = one.from; n < one.to; n++) model.add(n)
        }
        for (const one of asked) {
          let all = true
          for (let n = one.from; n < one.to; n++) all &&= model.has(n)
          expect(coverage.judge(deleting(one))).toBe(all ? 'nothing' : 'news')
        }
      }),
      { seed: 11, numRuns: 300 },
    )
  })
})
