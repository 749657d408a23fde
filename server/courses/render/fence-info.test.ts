import { describe, expect, it } from 'vitest'
import { parseFenceInfo, readOption, resolveSets } from './fence-info.ts'

describe('parseFenceInfo', () => {
  it.each([
    ['ts', { language: 'ts', sets: [], title: '' }],
    ['', { language: '', sets: [] }],
    ['ts {1,3-4}', { sets: ['1,3-4'] }],
    ['ts{all|4|6-7|*}', { language: 'ts', sets: ['all', '4', '6-7', '*'] }],
    [
      'py [app/main.py] {2|3}{lines:true, startLine: 5}',
      { title: 'app/main.py', sets: ['2', '3'], startLine: 5 },
    ],
    ["ts {1|2}{at: '+2'}", { at: '+2' }],
    ['ts {1|2}{at:3}', { at: '3' }],
    ['ts {monaco}', { language: 'ts', sets: [] }],
    ['ts {monaco-run} twoslash', { sets: [] }],
    ['js [1-2|4]', { title: '', sets: ['1-2', '4'] }],
    ['{.python .numberLines}', { language: 'python' }],
    ['C++', { language: 'c++' }],
  ])('%s', (info, expected) => expect(parseFenceInfo(info)).toMatchObject(expected))
})

it('readOption reads plain and quoted values', () => {
  expect(readOption("scale: 0.5, alt: 'A, B'", 'alt')).toBe('A, B')
  expect(readOption('lines:true,startLine:5', 'startLine')).toBe('5')
  expect(readOption('x: 1', 'alt')).toBeUndefined()
})

describe('resolveSets', () => {
  it('writes sets in the form of the wire', () => {
    expect(resolveSets(['1,3-4', '*', '', 'none', 'hide', '2-'], 4, 1)).toEqual([
      '1;3-4',
      'all',
      'all',
      'none',
      'hide',
      '2-4',
    ])
  })

  it('counts from the first line that is shown, and leaves out lines that are not there', () => {
    expect(resolveSets(['11', '12-99', '3'], 4, 10)).toEqual(['2', '3-4', 'none'])
  })
})
