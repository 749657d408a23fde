import { describe, expect, it } from 'vitest'
import { checkProgram, checkRun } from './check-program.ts'
import type { RunSpec } from './types.ts'

const spec = (change: Partial<RunSpec> = {}): RunSpec => ({
  language: 'python',
  files: [{ name: 'main.py', text: '' }],
  entry: 'main.py',
  ...change,
})
const named = (...names: string[]) => spec({ files: names.map((name) => ({ name, text: '' })) })

describe('what can be run', () => {
  it('files with plain names, in folders too, in any script', () => {
    expect(checkRun(named('main.py', 'shop/prices.py', 'größe_2.py', 'a-b.test.ts'))).toBeUndefined()
  })

  it.each(['', '../main.py', '/main.py', 'a//b', '.env', 'a/../b', 'a b.py', 'a\\b', 'a/', 'a"b'])(
    'refuses the name %j',
    (name) => {
      expect(checkProgram(named(name))).toContain('cannot be the name of a file')
    },
  )

  it('refuses names twice, no files, too many, too much', () => {
    expect(checkProgram(named('a.py', 'a.py'))).toBe('There are two files with the name “a.py”.')
    expect(checkProgram(named())).toBe('There is no file to run.')
    expect(checkProgram(named(...Array.from({ length: 101 }, (_, at) => `f${at}.py`)))).toContain('100 files')
    const text = 'x'.repeat(1_000_001)
    expect(checkProgram(spec({ files: [{ name: 'a.py', text }] }))).toContain('too large')
  })

  it('refuses an entry that is not there and limits that are none', () => {
    expect(checkRun(spec({ entry: 'other.py' }))).toContain('other.py')
    expect(checkRun(spec({ limits: { wallMs: 0 } }))).toContain('wallMs')
    expect(checkRun(spec({ limits: { outputLines: Number.NaN } }))).toContain('outputLines')
  })
})
