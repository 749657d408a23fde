import { describe, expect, it } from 'vitest'
import { entryOf, languageToRun } from './runnable.ts'

describe('what can be run', () => {
  it.each([
    ['main.py', 'python'],
    ['shop/prices.TS', 'typescript'],
    ['a.mjs', 'javascript'],
    ['query.sql', undefined],
    ['page.tsx', undefined],
    ['index.html', undefined],
    ['data.json', undefined],
    ['Makefile', undefined],
    ['constructor', undefined],
    ['x.constructor', undefined],
  ])('%s is run as %s', (file, language) => {
    expect(languageToRun(file)).toBe(language)
  })
})

describe('the file that is run', () => {
  it.each([
    ['the main one, whatever is shown', ['shop.py', 'main.py'], 'shop.py', 'main.py'],
    ['the main one of the language that is shown', ['main.py', 'main.ts', 'shop.ts'], 'shop.ts', 'main.ts'],
    ['index where there is no main', ['index.js', 'shop.js'], 'shop.js', 'index.js'],
    ['the one that is shown where none is the main one', ['a.py', 'b.py'], 'b.py', 'b.py'],
    ['the only one that can be run', ['data.json', 'app.py'], 'data.json', 'app.py'],
    ['none where it is not clear which', ['data.json', 'a.py', 'b.py'], 'data.json', undefined],
    ['none where none can be run', ['index.html', 'query.sql'], 'query.sql', undefined],
    ['none of no files', [], undefined, undefined],
  ])('%s', (_, names, shown, entry) => {
    expect(entryOf(names, shown)).toBe(entry)
  })

  it('is the one that was laid down, if it is there', () => {
    expect(entryOf(['main.py', 'other.py'], 'main.py', 'other.py')).toBe('other.py')
    expect(entryOf(['main.py'], 'main.py', 'other.py')).toBeUndefined()
  })
})
