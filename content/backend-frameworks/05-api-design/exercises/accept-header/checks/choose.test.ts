import { describe, expect, it } from 'vitest'
import { choose } from './negotiate.ts'

const offered = ['application/json', 'text/csv', 'text/html']

describe('choose', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/csv', 'text/csv'],
    ['text/*', 'text/csv'],
    ['application/xml', undefined],
  ])('for %s', (accept, expected) => {
    expect(choose(accept, offered)).toBe(expected)
  })

  it('takes what is liked best, not what stands first', () => {
    expect(choose('text/csv;q=0.5, text/html', offered)).toBe('text/html')
    expect(choose('application/json;q=0.1, */*;q=0.2', offered)).toBe('text/csv')
  })

  it('leaves ties to the server', () => {
    expect(choose('text/html, text/csv', offered)).toBe('text/csv')
  })

  it('lets the most specific range speak', () => {
    expect(choose('text/*, text/csv;q=0.1', offered)).toBe('text/html')
  })

  it('takes q=0 as never', () => {
    expect(choose('*/*, application/json;q=0', offered)).toBe('text/csv')
    expect(choose('text/csv;q=0', ['text/csv'])).toBe(undefined)
  })
})
