import { expect, it } from 'vitest'
import { risingLine } from './step-line.ts'

const box = { top: 2, width: 100, height: 10 }

it('rises by one at each time, in their order', () => {
  expect(risingLine([50, 0], { from: 0, to: 100 }, box)).toBe(
    '0.0,10.0 0.0,10.0 0.0,5.0 50.0,5.0 50.0,0.0 100.0,0.0',
  )
})

it('stays in its box', () => {
  expect(risingLine([-5, 900], { from: 0, to: 100 }, box)).toBe(
    '0.0,10.0 0.0,10.0 0.0,5.0 100.0,5.0 100.0,0.0 100.0,0.0',
  )
  expect(risingLine([], { from: 5, to: 5 }, { ...box, top: 0 })).toBe('0.0,10.0 0.0,10.0')
})
