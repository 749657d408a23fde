import MarkdownItFactory from 'markdown-it'
import { expect, it } from 'vitest'
import { emptyHeads } from './empty-heads.ts'

const html = (text: string) =>
  new MarkdownItFactory()
    .use(emptyHeads)
    .render(text)
    .replace(/\s*\n\s*/g, '')

it('makes cells of a head that say nothing plain cells', () => {
  expect(html('| | A |\n| --- | ---: |\n| x | 1 |')).toBe(
    '<table><thead><tr><td></td><th style="text-align:right">A</th></tr></thead>' +
      '<tbody><tr><td>x</td><td style="text-align:right">1</td></tr></tbody></table>',
  )
})

it('leaves headers that say something', () => {
  expect(html('| `x` |\n| --- |\n| 1 |')).toContain('<th><code>x</code></th>')
})
