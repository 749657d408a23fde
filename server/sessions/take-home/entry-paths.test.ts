import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryPaths } from './entry-paths.ts'

const pathOf = (name: string) => entryPaths([name]).get(name)

describe('paths in a pack', () => {
  it('are the names that the editor takes, as they are', () => {
    for (const name of ['main.py', 'app/routes/users.test.ts', 'README', 'a-b_c.json']) {
      expect(pathOf(name)).toBe(name)
    }
  })

  it('lead nowhere else, whatever a program called its file', () => {
    expect(pathOf('../../etc/passwd')).toBe('etc/passwd')
    expect(pathOf('/abs\\..\\x.py')).toBe('abs/x.py')
    expect(pathOf('C:\\x')).toBe('C_/x')
    expect(pathOf('a\0b\n.py')).toBe('a_b_.py')
    expect(pathOf('con.txt')).toBe('_con.txt')
    expect(pathOf('..')).toBe('file')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const path = pathOf(name) ?? ''
        expect(path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')).toBe(true)
        expect(path).not.toMatch(/[\\:]|\p{Cc}/u)
      }),
    )
  })

  it('are different on systems that do not tell large letters from small ones', () => {
    const paths = entryPaths(['main.py', 'Main.py', 'x', 'X'])
    expect([...paths]).toEqual([
      ['Main.py', 'Main.py'],
      ['X', 'X'],
      ['main.py', 'main-2.py'],
      ['x', 'x-2'],
    ])
  })
})
