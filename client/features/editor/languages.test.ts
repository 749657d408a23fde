import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { languageExtensions } from './editor-basics.ts'
import { languageOf } from './languages.ts'

describe('the language of a file', () => {
  it.each([
    ['main.py', 'Python'],
    ['src/APP.JS', 'JavaScript'],
    ['index.test.ts', 'TypeScript'],
    ['view.tsx', 'TypeScript'],
    ['data.json', 'JSON'],
    ['query.sql', 'SQL'],
    ['index.html', 'HTML'],
    ['compose.yml', 'YAML'],
    ['README.md', 'Markdown'],
    ['Dockerfile', 'Plain text'],
    ['folder.py/notes', 'Plain text'],
    ['x.constructor', 'Plain text'],
  ])('%s is %s', (file, name) => {
    expect(languageOf(file).name).toBe(name)
  })

  it.each(['a.py', 'a.js', 'a.ts', 'a.tsx', 'a.json', 'a.sql', 'a.html', 'a.yaml', 'a.md', 'a.txt'])(
    'what %s needs can be loaded',
    async (file) => {
      const extensions = languageExtensions(file, await languageOf(file).load())
      const state = EditorState.create({ doc: 'x', extensions })
      expect(state.tabSize).toBe(file === 'a.py' ? 4 : 2)
      const sources = state.languageDataAt('autocomplete', 1)
      expect(sources.length).toBeGreaterThan(0)
    },
  )
})
