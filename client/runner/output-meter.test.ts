import { describe, expect, it } from 'vitest'
import { OutputMeter } from './output-meter.ts'

const meter = (outputBytes: number, outputLines: number) => new OutputMeter({ outputBytes, outputLines })

describe('output meter', () => {
  it('lets everything through up to the limits, and not over them', () => {
    const one = meter(10, 3)
    expect(one.take('12345')).toBe('12345')
    expect(one.take('67890')).toBe('67890')
    expect(one.over).toBeUndefined()
    expect(one.take('x')).toBe('')
    expect(one.over).toBe('bytes')
    expect(one.take('y')).toBe('')
  })

  it('counts bytes, and cuts no character in two', () => {
    const one = meter(5, 10)
    expect(one.take('äöü')).toBe('äö')
    expect(one.over).toBe('bytes')
    const exact = meter(4, 10)
    expect(exact.take('äö')).toBe('äö')
    expect(exact.over).toBeUndefined()
    expect(meter(5, 10).take('ab😀')).toBe('ab')
  })

  it('counts lines across writes and keeps the last whole one', () => {
    const one = meter(100, 3)
    expect(one.take('a\nb')).toBe('a\nb')
    expect(one.take('\nc\n')).toBe('\nc\n')
    expect(one.over).toBeUndefined()
    expect(one.take('d')).toBe('')
    expect(one.over).toBe('lines')
    const many = meter(100, 2)
    expect(many.take('1\n2\n3\n4\n')).toBe('1\n2\n')
    expect(many.over).toBe('lines')
  })

  it('takes nothing when nothing is allowed, and an empty text always', () => {
    expect(meter(0, 0).take('')).toBe('')
    const one = meter(0, 5)
    expect(one.take('x')).toBe('')
    expect(one.over).toBe('bytes')
  })
})
