import { expect, it } from 'vitest'
import { TakenPaths } from './taken-paths.ts'

it('tells names that clash where capitals make no difference', () => {
  const taken = new TakenPaths()
  expect(taken.takeFile('images/a.png')).toBeUndefined()
  expect(taken.takeFile('images/b.png')).toBeUndefined()
  expect(taken.takeFolder('images')).toBeUndefined()
  expect(taken.takeFile('images/A.png')).toContain('two files')
  expect(taken.takeFile('Images/c.png')).toContain('“images”')
  expect(taken.takeFile('images')).toContain('a folder of this name')
  expect(taken.takeFile('images/a.png/c.md')).toContain('is a file')
  expect(taken.takeFolder('images/a.png')).toContain('is a file')
})
