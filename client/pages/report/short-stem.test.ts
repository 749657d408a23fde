import { expect, it } from 'vitest'
import { shortStem } from './short-stem.ts'

it('a question in a line leaves out code, unless there is nothing else', () => {
  expect(shortStem('<p>What does <code>f</code> print?</p><pre><code>f()</code></pre>')).toBe(
    'What does f print?',
  )
  expect(shortStem('<pre><code>print(1)</code></pre>')).toBe('print(1)')
})
