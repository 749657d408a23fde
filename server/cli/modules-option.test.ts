import { describe, expect, it } from 'vitest'
import { CliFailure } from './failure.ts'
import { readModules } from './modules-option.ts'

const refusal = (text: string) => {
  try {
    return readModules(text)
  } catch (error) {
    if (error instanceof CliFailure) return [error.exitCode, error.message]
    throw error
  }
}

describe('readModules', () => {
  it('reads numbers with commas', () => {
    expect(readModules('2')).toEqual([2])
    expect(readModules('1, 3,10')).toEqual([1, 3, 10])
  })

  it.each([
    ['1-3', /“1-3” is not the number of a module/],
    ['1,,2', /“” is not the number/],
    ['', /“” is not the number/],
    ['-1', /“-1” is not/],
    ['0', /numbered from 1/],
    ['3,1', /ascending order, each once/],
    ['1,1', /ascending order, each once/],
    [Array.from({ length: 51 }, (_, n) => n + 1).join(), /At most 50/],
    ['99999999999999999999', /whole number/],
  ])('refuses %j as wrong usage', (text, message) => {
    expect(refusal(text)).toEqual([2, expect.stringMatching(message)])
  })
})
