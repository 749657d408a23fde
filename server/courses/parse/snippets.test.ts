import { describe, expect, it } from 'vitest'
import { parseDeck } from './parse-deck.ts'
import { cutRegion, parseImport, SNIPPETS_MAX } from './snippets.ts'

describe('parseImport', () => {
  it.each([
    ['<<< @/a.ts', { path: '@/a.ts', region: undefined, info: 'ts' }],
    ['<<< ./a.b.py#r1', { path: './a.b.py', region: 'r1', info: 'py' }],
    [
      '<<< a.txt python {2|3}{lines:true}',
      { path: 'a.txt', region: undefined, info: 'python {2|3}{lines:true}' },
    ],
    ['<<< my file name.ts {1}', { path: 'my file name.ts', region: undefined, info: 'ts {1}' }],
    ['<< a', undefined],
    ['<<<', undefined],
  ])('%s', (line, expected) => expect(parseImport(line)).toEqual(expected))
})

describe('cutRegion', () => {
  it.each([
    ['Python', '# region a', '# endregion a'],
    ['TypeScript', '// #region a', '// #endregion'],
    ['CSS', '/* #region a */', '/* #endregion a */'],
    ['HTML', '<!-- #region a -->', '<!-- #endregion a -->'],
    ['C', '#pragma region a', '#pragma endregion a'],
    ['SQL', '-- region a', '-- end region a'],
  ])('knows the marks of %s', (_, open, close) => {
    expect(cutRegion(`x\n${open}\n  y\n\n    z\n${close}\nx`, 'a')).toBe('y\n\n  z')
  })

  it('leaves code that only looks like a mark', () => {
    expect(cutRegion('# region a\nregion = 1\n# endregion a', 'a')).toBe('region = 1')
  })

  it('takes out the marks of regions inside', () => {
    expect(cutRegion('// #region a\n1\n// #region b\n2\n// #endregion b\n3\n// #endregion a', 'a')).toBe(
      '1\n2\n3',
    )
  })

  it('finds nothing where the region is missing or open', () => {
    expect(cutRegion('x', 'a')).toBeUndefined()
    expect(cutRegion('// #region a\nx', 'a')).toBeUndefined()
  })
})

it('brings in no more than a deck may hold, however often a file is named', async () => {
  const deck = '<<< ./big.txt\n'.repeat(50)
  const files = new Map([
    ['slides.md', `${deck}\n---\n\n${deck}`],
    ['big.txt', 'x'.repeat(SNIPPETS_MAX / 10)],
  ])
  const { slides } = await parseDeck('slides.md', async (path) => files.get(path))
  expect(slides.map(({ snippets }) => snippets.size)).toEqual([10, 0])
  expect(slides[1]?.problems).toHaveLength(50)
  expect(slides[1]?.problems[0]?.message).toContain('no room left')
})
