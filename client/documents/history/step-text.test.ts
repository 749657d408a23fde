import { expect, it } from 'vitest'
import { filesText } from './step-text.ts'

it.each([
  [['a'], ['a', 'b'], 'added b'],
  [['a', 'b'], ['b'], 'removed a'],
  [['a', 'c'], ['b', 'c'], 'renamed a to b'],
  [['a', 'b'], ['c', 'd', 'b'], 'added c, d, removed a'],
  [['a', 'b'], ['b', 'a'], 'changed the order of files'],
])('from %j to %j: %s', (was, is, text) => {
  expect(filesText({ names: { was, is }, by: 'ana' })).toBe(text)
})

it('says nothing of typing, nor of the files that a document begins with', () => {
  expect(filesText({ by: 'ana' })).toBeUndefined()
  expect(filesText({ names: { was: [], is: ['main.py'] }, by: null })).toBeUndefined()
})
