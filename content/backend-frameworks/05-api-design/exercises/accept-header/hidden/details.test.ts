import { expect, it } from 'vitest'
import { choose } from './negotiate.ts'

it('does not care about case and blanks', () => {
  expect(choose(' Text/CSV ; Q=0.9 ,application/json;q=0.8', ['application/json', 'text/csv'])).toBe('text/csv')
})

it('ignores other parameters', () => {
  expect(choose('text/csv;header=present;q=0.4, application/json;q=0.3', ['application/json', 'text/csv'])).toBe('text/csv')
})

it('reads q=0.0 as never, too', () => {
  expect(choose('application/json;q=0.0, text/*;q=0.001', ['application/json', 'text/csv'])).toBe('text/csv')
})

it('does not take a part of a name for the name', () => {
  expect(choose('application/json-patch', ['application/json'])).toBe(undefined)
  expect(choose('application/json', ['application/vnd.library.v1+json'])).toBe(undefined)
})
