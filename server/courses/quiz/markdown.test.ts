import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHtml, textOf } from '../render/dom.ts'
import { markdownFor } from '../render/markdown.ts'
import { markdownOfHtml } from './html-markdown.ts'
import { markdownOfPlain } from './plain-markdown.ts'

const shown = (markdown: string) => textOf(parseHtml(markdownFor('slidev').render(markdown, {}))).trim()

describe('markdownOfPlain', () => {
  it('shows the same characters', () => {
    const signs = [
      ...'ab1 *_[]()<>#$~|&{}!\\+-=.:"\'',
      '](',
      '**',
      '__x__',
      '1. ',
      '- ',
      '# ',
      '&amp;',
      '<b>',
      '$x$',
      '~~',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 14 }), (parts) => {
        const plain = parts.join('').replace(/\s+/g, ' ').trim()
        expect([markdownOfPlain(plain), shown(markdownOfPlain(plain))]).toEqual([
          markdownOfPlain(plain),
          plain,
        ])
      }),
      { numRuns: 1000 },
    )
  })

  it('imports no file, whatever stands at the beginning', () => {
    for (const text of ['<<< 1', '<<<main.py']) expect(shown(markdownOfPlain(text))).toBe(text)
    expect(shown(markdownOfPlain('one\n<<< 1'))).toContain('<<< 1')
  })

  it('keeps code between backticks, and breaks lines where they break', () => {
    expect(markdownOfPlain('Is `a * b` right?\nOr * not?')).toBe('Is `a * b` right?\\\nOr \\* not?')
  })

  it('leaves the underscores of names alone', () => {
    expect(markdownOfPlain('start_response and __init__')).toBe('start_response and \\_\\_init\\_\\_')
  })
})

describe('markdownOfHtml', () => {
  it.each([
    ['<p>One <b>two</b><i> three </i></p><p>Four<br>five<br></p>', 'One **two** *three*\n\nFour\\\nfive'],
    ['<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>', '- a\n- b\n\n  1. c'],
    [
      '<pre><code class="language-python">if a &lt; b:\n    go()\n</code></pre>',
      '```python\nif a < b:\n    go()\n```',
    ],
    ['Is <code>a``b</code> x<sup>2</sup>?', 'Is ```a``b``` x<sup>2</sup>?'],
    ['<a href="https://example.org/a b">here</a>', '[here](<https://example.org/a%20b>)'],
    ['2 * 3 &lt; 4 \\(a^2\\) and $$b$$', '2 \\* 3 < 4 $a^2$ and $$b$$'],
    ['<script>alert(1)</script><p onclick="x()">ok</p>', 'ok'],
    ['<div><p>a</p><p>b</p></div>', 'a\n\nb'],
    [
      '<table><tr><th>a|b</th><td>*c*</td></tr></table>',
      '<table><tr><th>a&#124;b</th><td>&#42;c&#42;</td></tr></table>',
    ],
    ['<h3>Title</h3>text', '### Title\n\ntext'],
    ['', ''],
  ])('%s', (html, markdown) => {
    expect(markdownOfHtml(html)).toBe(markdown)
  })
})
