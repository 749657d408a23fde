import { expect, it } from 'vitest'
import { MOOD_MS, PACE_STEP_MS } from '../../../../shared/session/talk/limits.ts'
import { linePoints, paceSeries } from './pace-series.ts'

const at = (stretch: number) => String(stretch * PACE_STEP_MS)
const NOW = 100 * PACE_STEP_MS + 7

it('[I7] sums what was said in the five minutes before each point', () => {
  const curve = {
    [at(100)]: { lost: 1, 'too-fast': 0, fine: 2 },
    [at(92)]: { lost: 3, 'too-fast': 1, fine: 0 },
  }
  const series = paceSeries(curve, NOW, 12)
  expect(series).toHaveLength(12)
  expect(series.at(-1)).toEqual({ lost: 4, 'too-fast': 1, fine: 2 })
  expect(series.at(-2)).toEqual({ lost: 3, 'too-fast': 1, fine: 0 })
  expect(series[0]).toEqual({ lost: 0, 'too-fast': 0, fine: 0 })
})

it('[I7] forgets it after five minutes', () => {
  const curve = { [at(100)]: { lost: 1, 'too-fast': 0, fine: 0 } }
  expect(paceSeries(curve, NOW + MOOD_MS - PACE_STEP_MS, 1)[0]?.lost).toBe(1)
  expect(paceSeries(curve, NOW + MOOD_MS, 1)[0]?.lost).toBe(0)
})

it('draws nothing as a line at the lower edge', () => {
  expect(linePoints([0, 0], 0, 100, 40)).toBe('0,40 100,40')
  expect(linePoints([0, 2, 4], 4, 100, 40)).toBe('0,40 50,20 100,0')
})
