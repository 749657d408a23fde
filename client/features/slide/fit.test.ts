import { describe, expect, it, vi } from 'vitest'
import { contentScale, fitInto } from './fit.ts'

describe('the canvas in its box', () => {
  it('takes the whole width or the whole height', () => {
    expect(fitInto({ width: 1960, height: 2000 }, 16 / 9)).toMatchObject({ width: 1960, scale: 2 })
    expect(fitInto({ width: 5000, height: 450 }, 16 / 9)).toMatchObject({ width: 800, height: 450 })
    expect(fitInto({ width: 490, height: Number.POSITIVE_INFINITY }, 2)).toMatchObject({
      height: 245,
      scale: 0.5,
    })
  })

  it('is nothing in no box', () => {
    expect(fitInto({ width: 0, height: 0 }, 16 / 9)).toEqual({ width: 0, height: 0, scale: 0 })
  })
})

describe('content on the canvas', () => {
  it('keeps its size where it fits, after one look', () => {
    const fits = vi.fn(() => true)
    expect(contentScale(fits)).toBe(1)
    expect(fits).toHaveBeenCalledTimes(1)
  })

  it('shrinks about as little as it must, and is left laid out at that factor', () => {
    const tried: number[] = []
    const factor = contentScale((value) => {
      tried.push(value)
      return value <= 0.83
    })
    expect(factor).toBeLessThanOrEqual(0.83)
    expect(factor).toBeGreaterThan(0.79)
    expect(tried.at(-1)).toBe(factor)
    expect(tried.length).toBeLessThanOrEqual(6)
  })

  it('never gets smaller than 0.6', () => {
    expect(contentScale(() => false)).toBe(0.6)
  })
})
