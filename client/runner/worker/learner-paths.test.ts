import { describe, expect, it } from 'vitest'
import { resolveFile } from './learner-paths.ts'

const files = new Set([
  'main.ts',
  'lib/math.ts',
  'lib/index.js',
  'data.json',
  'lib/a.js',
  'lib/a.ts',
  'cjs.cjs',
])

describe('finding the file that a module names', () => {
  it.each([
    ['main.ts', './lib/math.ts', 'lib/math.ts'],
    ['main.ts', './lib/math', 'lib/math.ts'],
    ['main.ts', './lib/math.js', 'lib/math.ts'],
    ['main.ts', './lib', 'lib/index.js'],
    ['main.ts', './lib/a', 'lib/a.js'],
    ['main.ts', './data.json', 'data.json'],
    ['main.ts', '/data.json', 'data.json'],
    ['main.ts', './cjs', 'cjs.cjs'],
    ['lib/math.ts', '../main', 'main.ts'],
    ['lib/math.ts', './a.js', 'lib/a.js'],
    ['lib/math.ts', '.', 'lib/index.js'],
  ])('%s importing %s means %s', (from, specifier, file) => {
    expect(resolveFile(files, from, specifier)).toBe(file)
  })

  it.each(['express', 'node:fs', '@scope/x', '../outside', './lib/none', 'https://example.org/x.js'])(
    'finds nothing for %s',
    (specifier) => {
      expect(resolveFile(files, 'main.ts', specifier)).toBeUndefined()
    },
  )
})
