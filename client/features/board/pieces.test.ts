import { describe, expect, it } from 'vitest'
import type { WorkView } from '../../../shared/view/slices.ts'
import { pieceState, piecesOf, pieceText, timeOnStep } from './pieces.ts'

const checks = ['a', 'b', 'c'].map((id) => ({
  id,
  title: id.toUpperCase(),
  kind: 'http' as const,
  steps: [],
}))
const work = (passed: number, failed: string[], change: Partial<WorkView> = {}): WorkView => ({
  openedAt: 1_000,
  activeAt: 2_000,
  checks: {
    at: 2_000,
    passed,
    total: 3,
    failed: Object.fromEntries(failed.map((id) => [id, { times: 2 }])),
  },
  ...change,
})
const states = (steps: { title: string; checks: string[] }[], view: WorkView | undefined) =>
  piecesOf({ checks, steps }).map((piece) => pieceState(piece, view))

describe('columns of the board', () => {
  it('are the checks of an exercise of one piece', () => {
    expect(states([], undefined)).toEqual(['open', 'open', 'open'])
    expect(states([], work(2, ['b']))).toEqual(['passed', 'failed', 'passed'])
    // Fewer were reported than there are: what is not said to fail need not pass.
    expect(states([], work(1, ['b']))).toEqual(['open', 'failed', 'open'])
  })

  it('are the steps, of which those after the present one are open', () => {
    const steps = [
      { title: 'One', checks: ['a'] },
      { title: 'Two', checks: ['b', 'hidden'] },
      { title: 'Three', checks: ['c'] },
    ]
    expect(states(steps, work(0, ['a', 'b', 'c']))).toEqual(['failed', 'open', 'open'])
    expect(states(steps, work(1, ['b', 'c'], { step: 1 }))).toEqual(['passed', 'failed', 'open'])
    expect(states(steps, work(3, [], { step: 3 }))).toEqual(['passed', 'passed', 'passed'])
    const [, two] = piecesOf({ checks, steps })
    expect(two && pieceText(two, work(1, ['b', 'c'], { step: 1 }))).toBe(
      'Step 2, Two: fails, 2 times in a row',
    )
  })

  it('count the time from the opening, or from the last step that was done', () => {
    expect(timeOnStep(undefined, 9_000)).toBeUndefined()
    expect(timeOnStep(work(0, ['a']), 9_000)).toBe(8_000)
    expect(timeOnStep(work(1, ['b'], { step: 1, stepSince: 4_000 }), 9_000)).toBe(5_000)
    expect(timeOnStep(work(3, []), 9_000)).toBeUndefined()
  })
})
